import { type CaseState, type CommandData } from '../../case';
import { checkApart, checkPerson } from '../../kernel/people';
import { firstOf, reject } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { objectivesOf } from '../plan/rules';
import { type Session } from '../sessions/contract';
import { type Incentive, type Milestone } from './contract';

/** The ledger is in the record; the state keeps those that can still be revoked, and no more of them than this. */
const grantedKept = 20;

/** Whether a person runs sessions of this case, or ever held one. */
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

/** Attendance and conduct are of the whole path; an objective and a track are one of the plan's. */
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

/** The same for the same: a milestone of the plan earns it once, the others again once they were decided on. */
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

/** Those that await a decision, and the latest that were granted. */
export function latest(incentives: readonly Incentive[]): readonly Incentive[] {
  const granted = incentives.filter(({ status }) => status === 'granted').slice(-grantedKept);
  return incentives.filter((each) => each.status === 'proposed' || granted.includes(each));
}

export function without(kase: CaseState, incentiveId: string): CaseState {
  return { ...kase, incentives: kase.incentives.filter((each) => each.incentiveId !== incentiveId) };
}
