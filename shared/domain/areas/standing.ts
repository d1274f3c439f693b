import { actionsLeftOpen, followedUp, openTasks, withdraw } from '../asking';
import { checkApart, checkCoordinator, checkPerson, functionDisciplines } from '../people';
import { checkReason } from '../reasons';
import { accept, firstOf, reject, type CommandRules, type Reducers } from '../rules';
import type { CaseState } from '../state';
import type { CommandData } from '../commands';
import { askForAttestation } from './intelligence';
import type { Task, TaskKind } from '../tasks';
import { checkOpposites, checkTakeOver } from '../separation';
import { resume } from '../suspension';
import { civilDate } from '../time';
import { phasesBeforeRelease, phasesOpen } from '../phase-groups';
import type { CaseFunction } from '../../policy/vocabulary';
import { reassign } from './tasks';

type StandingCommand = 'appoint' | 'suspendCase' | 'resumeCase' | 'recordDeath' | 'startClosing' | 'closeCase';

/** What may happen in any phase: functions change hands, a case is suspended and resumed, a person dies, a case is closed. */
export const standingCommands: CommandRules<StandingCommand> = {
  appoint: {
    during: phasesOpen,
    whileSuspended: true,
    decide: (kase, data, facts) => {
      const former = kase.functions[data.function];
      const tasks = tasksHeldAs(kase, data.function);
      return (
        firstOf(
          former === data.personId ? reject('nothing_changed', 'personId') : null,
          checkPerson(facts, data.personId, 'personId', functionDisciplines[data.function]),
          checkOpposites(kase, data.function, data.personId, 'personId'),
          data.function === 'lead_coordinator' ? checkCoordinator(facts, data.personId, 'personId') : null,
          // A coordinator proposes and a chair approves: nobody makes a chair of themselves, nor the custodian.
          data.function === 'chair' || data.function === 'custodian'
            ? checkApart([facts.actor.personId, data.personId], 'personId')
            : null,
          ...tasks.map((task) => checkTakeOver(kase, task, data.personId, 'personId', facts)),
        ) ??
        accept(
          { type: 'functionAppointed', data: { ...data, ...(former && { former }) } },
          ...tasks.map((task) => reassign(task, data.personId, 'function_changed', facts)),
          ...(data.function === 'custodian' ? askForAttestation(appointed(kase, data), facts) : []),
        )
      );
    },
  },
  suspendCase: {
    during: phasesOpen,
    decide: (_kase, { reasonCode, narrative }, facts) =>
      checkReason(reasonCode, 'suspended', facts) ??
      accept({ type: 'caseSuspended', data: { reasonCode, ...(narrative && { narrative }) } }),
  },
  resumeCase: {
    during: phasesOpen,
    whileSuspended: true,
    decide: (kase, { reasons }) =>
      kase.suspended
        ? accept({ type: 'caseResumed', data: { reasons, suspendedSince: kase.suspended.since } })
        : reject('not_suspended'),
  },
  recordDeath: {
    during: phasesOpen,
    whileSuspended: true,
    decide: (kase, { diedOn, narrative }, facts) => {
      if (diedOn > civilDate(facts.now, facts.calendar.timeZone)) return reject('date_in_future', 'diedOn');
      if (diedOn < kase.admittedOn) return reject('ends_before_start', 'diedOn');
      return accept(
        { type: 'deathRecorded', data: { diedOn, ...(narrative && { narrative }) } },
        ...withdraw(kase, () => true, false),
      );
    },
  },
  startClosing: {
    // Once a release is being decided the hand-over comes first, so that nobody is let out with nobody told.
    during: [...phasesBeforeRelease.filter((phase) => phase !== 'release_decision'), 'supervised', 'aftercare'],
    decide: (kase, { reasons }) => {
      const supervisionRuns = kase.phase === 'supervised' && !kase.contacts?.ended;
      if (supervisionRuns) return reject('gate_incomplete', undefined, { missing: ['supervision_end'] });
      return accept({ type: 'closingStarted', data: { reasons } }, ...followedUp(kase, 'contact_schedule_ended'));
    },
  },
  closeCase: {
    during: ['closing'],
    decide: (kase, { outcomeCode, reasons }, { actor, programme }) => {
      const open = actionsLeftOpen(kase);
      return (
        firstOf(
          programme.outcomes.includes(outcomeCode)
            ? null
            : reject('unknown_outcome', 'outcomeCode', { known: programme.outcomes }),
          checkApart([actor.personId, kase.functions.lead_coordinator]),
          checkApart([actor.personId, kase.closingStartedBy]),
          open.length > 0
            ? reject('gate_incomplete', undefined, { missing: open.map(({ kind, taskId }) => ({ kind, taskId })) })
            : null,
        ) ?? accept({ type: 'caseClosed', data: { outcomeCode, aim: kase.plan?.aim ?? null, reasons } })
      );
    },
  },
};

type StandingEvent =
  'functionAppointed' | 'caseSuspended' | 'caseResumed' | 'deathRecorded' | 'closingStarted' | 'caseClosed';

export const standingEvents: Reducers<StandingEvent> = {
  functionAppointed: (kase, { data }) => appointed(kase, data),
  caseSuspended: (kase, { data, at }) => ({ ...kase, suspended: { since: at, reasonCode: data.reasonCode } }),
  caseResumed: (kase, { data, at }) => resume(kase, data.suspendedSince, at),
  deathRecorded: (kase, { data }) => ({ ...kase, diedOn: data.diedOn, suspended: null }),
  closingStarted: (kase, { actorId }) => ({ ...kase, closingStartedBy: actorId }),
  caseClosed: (kase, { data, actorId }) => ({
    ...kase,
    outcome: { code: data.outcomeCode, aim: data.aim, decidedBy: actorId },
  }),
};

function appointed(kase: CaseState, { function: held, personId }: CommandData['appoint']): CaseState {
  return { ...kase, functions: { ...kase.functions, [held]: personId } };
}

/** What the holder of a function is asked goes to whoever holds it next. */
const tasksOfFunction: Partial<Record<CaseFunction, readonly TaskKind[]>> = {
  lead_coordinator: ['follow_up', 'concern_review', 'incident_notice'],
  chair: ['plan_approval', 'review_decision', 'suspension_proposal', 'incident_notice'],
  facility_manager: ['suspension_proposal', 'incident_notice'],
  police_lead: ['incident_notice'],
  duty_officer: ['urgent_concern'],
  custodian: ['intelligence_attestation'],
  supervising_officer: ['contact_report', 'outreach', 'handover_acceptance'],
  aftercare_lead: ['contact_report', 'outreach', 'handover_acceptance'],
};

function tasksHeldAs(kase: CaseState, held: CaseFunction): readonly Task[] {
  const former = kase.functions[held];
  const kinds = tasksOfFunction[held] ?? [];
  return openTasks(kase).filter(
    ({ kind, about, assigneeId }) =>
      assigneeId === former && (kinds.includes(kind) || (kind === 'release_confirmation' && about === held)),
  );
}
