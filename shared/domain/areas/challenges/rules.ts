import { followUp } from '../../asking/asking';
import { type Task } from '../../asking/task';
import { type CaseState, type EventData, type NewEvent } from '../../case';
import { checkApart } from '../../kernel/people';
import { accept, firstOf } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { hasApproved, requireReassessment } from '../reassessment/rules';
import { type Challengeable } from './contract';

/** Records the reviewer's decision. It undoes nothing: if it upholds the challenge, a person must decide again. */
export function decided(decision: EventData['challengeDecided']['decision']) {
  return (kase: CaseState, { about, assigneeId }: Task, _data: unknown, facts: Facts): Decision =>
    // A reviewer who got a part in the challenged decision after being asked must not judge it.
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

/** People with a part in a decision that a person can challenge. A reviewer must not be one of them. */
export function partsInDecisions({ functions, assessments, housing, referredById }: CaseState): readonly string[] {
  const latest = assessments.at(-1);
  const parts = [
    ...[functions.lead_coordinator, functions.chair, functions.assessor, functions.reviewer],
    ...[latest?.assessorId, latest?.secondAssessorId, latest?.moderatorId, latest?.reviewerId],
    ...[housing?.decidedBy, referredById],
  ];
  return [...new Set(parts.filter((part) => part !== undefined))];
}
