import { ask } from '../asking';
import type { CommandData, Milestone } from '../commands';
import type { Decision, Facts } from '../kernel-types';
import { checkApart, checkPerson } from '../people';
import { checkReason } from '../reasons';
import { accept, firstOf, reject, type AnswerRules, type CommandRules, type Reducers } from '../rules';
import { phasesInCustody } from '../phase-groups';
import type { CaseState, Incentive, Session } from '../state';
import { objectivesOf } from './objectives';

/** The ledger is in the record; the state keeps those that can still be revoked, and no more of them than this. */
const grantedKept = 20;

/**
 * The ledger of incentives (domain.md, "incentives that reward progress"): for a milestone that was reached, never for a
 * belief or for contact with a victim, which are no milestones; granted by somebody who does not run the sessions.
 */
export const incentiveCommands: CommandRules<'proposeIncentive' | 'revokeIncentive'> = {
  proposeIncentive: {
    during: phasesInCustody,
    decide: (kase, data, facts) => {
      const { kind, granterId, reasons } = data;
      const known = facts.programme.incentives.kinds;
      const milestone = milestoneOf(data.milestone);
      const refusal = firstOf(
        known.includes(kind) ? null : reject('unknown_code', 'kind', { known }),
        isReached(kase, milestone) ? null : reject('milestone_not_reached', 'milestone.about'),
        isProposed(kase, kind, milestone) ? reject('already_requested', 'kind') : null,
        checkGranter(kase, data, facts),
      );
      if (refusal) return refusal;
      const incentiveId = facts.newId();
      return accept(
        { type: 'incentiveProposed', data: { incentiveId, kind, milestone, reasons, granterId } },
        ask('incentive_decision', granterId, incentiveId, facts),
      );
    },
  },
  revokeIncentive: {
    during: phasesInCustody,
    whileSuspended: true,
    decide: (kase, data, facts) => {
      return (
        firstOf(
          find(kase, data.incentiveId)?.status === 'granted' ? null : reject('unknown_incentive', 'incentiveId'),
          checkReason(data.reasonCode, 'incentiveRevoked', facts),
        ) ?? accept({ type: 'incentiveRevoked', data })
      );
    },
  },
};

export const incentiveAnswers: AnswerRules<'incentive_decision'> = {
  incentive_decision: {
    grant: (kase, { about, assigneeId }, { override }) => {
      if (find(kase, about)?.status !== 'proposed') return reject('no_longer_needed', 'taskId');
      return (
        firstOf(
          runsSessions(kase, assigneeId) ? reject('runs_the_sessions', 'taskId') : null,
          // Risk has become worse since: a person says why it is granted all the same, and nothing is revoked by itself.
          kase.concern?.hasRisen && !override ? reject('override_required', 'override') : null,
        ) ?? accept({ type: 'incentiveGranted', data: { incentiveId: about, ...(override && { override }) } })
      );
    },
    refuse: (_kase, { about }, { reasonCode = '' }) =>
      accept({ type: 'incentiveRefused', data: { incentiveId: about, reasonCode } }),
  },
};

export const incentiveEvents: Reducers<
  'incentiveProposed' | 'incentiveGranted' | 'incentiveRefused' | 'incentiveRevoked'
> = {
  incentiveProposed: (kase, { data: { incentiveId, kind, milestone, granterId }, actorId }) => ({
    ...kase,
    incentives: [
      ...kase.incentives,
      { incentiveId, kind, milestone, granterId, proposedBy: actorId, status: 'proposed' },
    ],
  }),
  incentiveGranted: (kase, { data }) => {
    const granted = find(kase, data.incentiveId);
    const others = kase.incentives.filter(({ incentiveId }) => incentiveId !== data.incentiveId);
    return {
      ...kase,
      incentives: latest([...others, ...(granted ? [{ ...granted, status: 'granted' as const }] : [])]),
    };
  },
  incentiveRefused: (kase, { data }) => without(kase, data.incentiveId),
  incentiveRevoked: (kase, { data }) => without(kase, data.incentiveId),
};

/** Whether a person runs sessions of this case, or ever held one. */
export function runsSessions({ sessions, heldSessions }: CaseState, personId: string): boolean {
  const isTheirs = ({ specialistId, status }: Session): boolean =>
    specialistId === personId && status !== 'declined' && status !== 'cancelled';
  return heldSessions.includes(personId) || sessions.some(isTheirs);
}

function checkGranter(kase: CaseState, { granterId }: CommandData['proposeIncentive'], facts: Facts): Decision | null {
  return firstOf(
    checkPerson(facts, granterId, 'granterId'),
    checkApart([facts.actor.personId, granterId], 'granterId'),
    runsSessions(kase, granterId) ? reject('runs_the_sessions', 'granterId') : null,
  );
}

/** Attendance and conduct are of the whole path; an objective and a track are one of the plan's. */
function milestoneOf({ kind, about }: Milestone): Milestone {
  const hasSubject = kind === 'objective_achieved' || kind === 'track_completed';
  return { kind, ...(hasSubject && about !== undefined && { about }) };
}

function isReached(kase: CaseState, { kind, about }: Milestone): boolean {
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
function isProposed({ incentives }: CaseState, kind: string, milestone: Milestone): boolean {
  return incentives.some(
    (each) =>
      each.kind === kind &&
      each.milestone.kind === milestone.kind &&
      each.milestone.about === milestone.about &&
      (each.status === 'proposed' || milestone.about !== undefined),
  );
}

function find({ incentives }: CaseState, incentiveId: string): Incentive | undefined {
  return incentives.find((each) => each.incentiveId === incentiveId);
}

/** Those that await a decision, and the latest that were granted. */
function latest(incentives: readonly Incentive[]): readonly Incentive[] {
  const granted = incentives.filter(({ status }) => status === 'granted').slice(-grantedKept);
  return incentives.filter((each) => each.status === 'proposed' || granted.includes(each));
}

function without(kase: CaseState, incentiveId: string): CaseState {
  return { ...kase, incentives: kase.incentives.filter((each) => each.incentiveId !== incentiveId) };
}
