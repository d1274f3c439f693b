import { type Task } from '../../asking/task';
import { type AnswerOf, type CaseState } from '../../case';
import { accept } from '../../kernel/rules';
import { type Facts } from '../../kernel/types';
import { requireReassessment } from '../reassessment/rules';

export function reviewed(outcome: AnswerOf<'concern_review'>) {
  return (kase: CaseState, { about }: Task, _data: unknown, facts: Facts) =>
    accept(
      { type: 'concernReviewed', data: { sessionId: about, outcome } },
      ...(outcome === 'reassess' ? requireReassessment(kase, 'new_information', facts) : []),
    );
}
