import { followUp } from '../../asking/asking';
import { type Task } from '../../asking/task';
import { type CaseState, type EventData, type NewEvent } from '../../case';
import { checkApart } from '../../kernel/people';
import { accept, firstOf } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { hasApproved, requireReassessment } from '../reassessment/rules';
import { type Challengeable } from './contract';

/** Nothing is undone by the reviewer's word: whoever decides is asked to decide again. */
export function decided(decision: EventData['challengeDecided']['decision']) {
  return (kase: CaseState, { about, assigneeId }: Task, _data: unknown, facts: Facts): Decision =>
    // Whoever got a part in what is challenged after they were asked is not the one to judge it.
    firstOf(...partsInDecisions(kase).map((part) => checkApart([assigneeId, part], 'taskId'))) ??
    accept(
      { type: 'challengeDecided', data: { challengeId: about, decision } },
      ...(decision === 'dismissed' ? [] : upheld(kase, about, facts)),
    );
}

function upheld(kase: CaseState, challengeId: string, facts: Facts): readonly NewEvent[] {
  const of = kase.challenges.find((each) => each.challengeId === challengeId)?.of;
  return of === 'assessment'
    ? requireReassessment(kase, 'challenge_upheld', facts)
    : followUp(kase, 'housing_challenge_upheld', facts);
}

export function isDecided(kase: CaseState, of: Challengeable): boolean {
  return of === 'assessment' ? hasApproved(kase) : kase.housing !== null;
}

/** Who had a part in what a person can challenge: a reviewer had none. */
export function partsInDecisions({ functions, assessments, housing, referredById }: CaseState): readonly string[] {
  const latest = assessments.at(-1);
  const parts = [
    ...[functions.lead_coordinator, functions.chair, functions.assessor, functions.reviewer],
    ...[latest?.assessorId, latest?.secondAssessorId, latest?.moderatorId, latest?.reviewerId],
    ...[housing?.decidedBy, referredById],
  ];
  return [...new Set(parts.filter((part) => part !== undefined))];
}
