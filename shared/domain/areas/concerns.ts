import type { Facts } from '../kernel-types';
import { accept, type AnswerRules, type Reducers } from '../rules';
import type { CaseState } from '../state';
import type { AnswerOf, Task } from '../tasks';
import { requireReassessment } from './reassessment';

/**
 * What becomes of a concern that a specialist raised (domain.md, "The path", `programme`; "urgent concern in a
 * session"): the coordinator looks at it and says why, the duty officer acknowledges an urgent one. Both are in the
 * record; of the state only the tasks are, as long as they are open.
 */
export const concernAnswers: AnswerRules<'concern_review' | 'urgent_concern'> = {
  concern_review: { reassess: reviewed('reassess'), watch: reviewed('watch'), no_action: reviewed('no_action') },
  urgent_concern: {
    acknowledge: (_kase, { about }) => accept({ type: 'urgentConcernAcknowledged', data: { sessionId: about } }),
  },
};

export const concernEvents: Reducers<
  'sessionObserved' | 'concernRaised' | 'concernReviewed' | 'urgentConcernAcknowledged' | 'qualificationLapsed'
> = {
  sessionObserved: (kase) => kase,
  concernRaised: (kase) => kase,
  concernReviewed: (kase) => kase,
  urgentConcernAcknowledged: (kase) => kase,
  qualificationLapsed: (kase) => kase,
};

function reviewed(outcome: AnswerOf<'concern_review'>) {
  return (kase: CaseState, { about }: Task, _data: unknown, facts: Facts) =>
    accept(
      { type: 'concernReviewed', data: { sessionId: about, outcome } },
      ...(outcome === 'reassess' ? requireReassessment(kase, 'new_information', facts) : []),
    );
}
