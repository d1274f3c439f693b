import { type CaseState, type CommandData } from '../../case';
import { checkApart, checkPerson } from '../../kernel/people';
import { firstOf, reject } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { objectivesOf } from '../plan/rules';
import { type Session } from '../sessions/contract';
import { type Incentive, type Milestone } from './contract';

/** The record has the whole ledger. The state has only incentives that can still be revoked, at most this many. */
const grantedKept = 20;

/** True if the person runs sessions of this case, or ever held one. */
export function runsSessions({ sessions, heldSessions }: CaseState, personId: string): boolean {
  const isTheirs = ({ specialistId, status }: Session): boolean =>
    specialistId === personId && status !== 'declined' && status !== 'cancelled';
  return heldSessions.includes(personId) || sessions.some(isTheirs);
}

export function checkGranter(
  kase: CaseState,
  { granterId }: CommandData['proposeIncentive'],
  facts: Facts,
): Decision | null {
  return firstOf(
    checkPerson(facts, granterId, 'granterId'),
    checkApart([facts.actor.personId, granterId], 'granterId'),
    runsSessions(kase, granterId) ? reject('runs_the_sessions', 'granterId') : null,
  );
}

/** A milestone without a subject that its kind has no use for: attendance and conduct concern the whole path. */
export function milestoneOf({ kind, about }: Milestone): Milestone {
  const hasSubject = kind === 'objective_achieved' || kind === 'track_completed';
  return { kind, ...(hasSubject && about !== undefined && { about }) };
}

export function isReached(kase: CaseState, { kind, about }: Milestone): boolean {
  switch (kind) {
    case 'objective_achieved':
      return objectivesOf(kase).some((each) => each.objectiveId === about && each.standing === 'achieved');
    case 'track_completed':
      return (kase.plan?.tracks ?? []).some((each) => each.trackId === about && each.outcome === 'completed');
    case 'attendance':
    case 'conduct':
      return true;
  }
}

/**
 * True if the same incentive already rewards this milestone. A milestone of the plan earns it once; another earns it
 * again once the former proposal is decided.
 */
export function isProposed({ incentives }: CaseState, kind: string, milestone: Milestone): boolean {
  return incentives.some(
    (each) =>
      each.kind === kind &&
      each.milestone.kind === milestone.kind &&
      each.milestone.about === milestone.about &&
      (each.status === 'proposed' || milestone.about !== undefined),
  );
}

export function find({ incentives }: CaseState, incentiveId: string): Incentive | undefined {
  return incentives.find((each) => each.incentiveId === incentiveId);
}

/** Proposed incentives, and the latest granted ones. */
export function latest(incentives: readonly Incentive[]): readonly Incentive[] {
  const granted = incentives.filter(({ status }) => status === 'granted').slice(-grantedKept);
  return incentives.filter((each) => each.status === 'proposed' || granted.includes(each));
}

export function without(kase: CaseState, incentiveId: string): CaseState {
  return { ...kase, incentives: kase.incentives.filter((each) => each.incentiveId !== incentiveId) };
}
