import { ask, openTasks } from '../asking';
import type { NewEvent } from '../events';
import type { Decision, Facts } from '../kernel-types';
import { phasesInCustody } from '../phase-groups';
import { accept, checkOccurred, firstOf, reject, type AnswerRules, type CommandRules, type Reducers } from '../rules';
import type { CaseState, ConferenceDue } from '../state';
import { cancelSessions } from './invitations';
import { isOfGroup } from './session-checks';
import { plus, startOfDay, type Instant } from '../time';
import { dueConference } from './conferences';
import { requireReassessment } from './reassessment';

/**
 * Incidents and new information (domain.md, "incident or new intelligence"): recorded, notified by function, and looked
 * at again out of turn. What follows for the person is proposed, and decided by a named human (rule 1).
 */
export const incidentCommands: CommandRules<'recordIncident' | 'recordNewInformation' | 'resumeActivities'> = {
  recordIncident: {
    during: phasesInCustody,
    whileSuspended: true,
    decide: (kase, data, facts) => {
      const { kinds, severities } = facts.programme.incidents;
      const incidentId = facts.newId();
      return (
        firstOf(
          checkOccurred(facts, startOfDay(kase.admittedOn, facts.calendar.timeZone)),
          checkCode(data.kind, kinds, 'kind'),
          checkCode(data.severity, severities, 'severity'),
        ) ??
        accept(
          { type: 'incidentRecorded', data: { incidentId, ...data, ...conferenceOwed(kase, facts) } },
          ...notices(kase, incidentId, facts),
          ...proposal(kase, incidentId, data.severity, facts),
          ...requireReassessment(kase, 'incident', facts),
        )
      );
    },
  },
  recordNewInformation: {
    during: phasesInCustody,
    whileSuspended: true,
    decide: (kase, data, facts) => {
      const incidentId = facts.newId();
      return accept(
        { type: 'newInformationRecorded', data: { incidentId, ...data, ...conferenceOwed(kase, facts) } },
        ...notices(kase, incidentId, facts),
        ...requireReassessment(kase, 'new_information', facts),
      );
    },
  },
  resumeActivities: {
    during: phasesInCustody,
    decide: (kase, data) =>
      kase.activitiesSuspended ? accept({ type: 'activitiesResumed', data }) : reject('activities_not_suspended'),
  },
};

export const incidentAnswers: AnswerRules<'incident_notice' | 'suspension_proposal'> = {
  incident_notice: { noted: () => accept() },
  suspension_proposal: {
    suspend: (kase, { about }, _data, { now, programme }) =>
      accept(
        { type: 'activitiesSuspended', data: { incidentId: about } },
        // Whoever takes part in a group learns that it is off, and not why.
        ...cancelSessions(kase, (session) => session.startsAt > now && isOfGroup(kase, session, programme)),
      ),
    keep: (_kase, { about }) => accept({ type: 'activitiesKept', data: { incidentId: about } }),
  },
};

export const incidentEvents: Reducers<
  'incidentRecorded' | 'newInformationRecorded' | 'activitiesSuspended' | 'activitiesKept' | 'activitiesResumed'
> = {
  incidentRecorded: (kase, { data, at }) => withConference(kase, data.conference, at),
  newInformationRecorded: (kase, { data, at }) => withConference(kase, data.conference, at),
  activitiesSuspended: (kase, { data, at }) => ({
    ...kase,
    activitiesSuspended: { since: at, incidentId: data.incidentId },
  }),
  activitiesKept: (kase) => kase,
  activitiesResumed: (kase) => ({ ...kase, activitiesSuspended: null }),
};

/** Each holder of a function that the programme has notified, once, and not whoever reports. */
function notices(kase: CaseState, incidentId: string, facts: Facts): readonly NewEvent[] {
  const holders = facts.programme.incidents.notify.flatMap((held) => kase.functions[held] ?? []);
  return [...new Set(holders)]
    .filter((personId) => personId !== facts.actor.personId)
    .map((personId) => ask('incident_notice', personId, incidentId, facts));
}

/** Asked once as long as it is open, and not while activities are suspended already. */
function proposal(kase: CaseState, incidentId: string, severity: string, facts: Facts): readonly NewEvent[] {
  const { severities, proposeSuspensionFrom } = facts.programme.incidents;
  const isGrave = severities.indexOf(severity) >= severities.indexOf(proposeSuspensionFrom);
  const isAsked = openTasks(kase).some(({ kind }) => kind === 'suspension_proposal');
  const decider = deciderOf(kase, facts);
  return isGrave && !isAsked && !kase.activitiesSuspended && decider
    ? [ask('suspension_proposal', decider, incidentId, facts)]
    : [];
}

/** Whoever steers the case decides nothing on it, and whoever reports only where nobody else can. */
function deciderOf({ functions }: CaseState, { actor }: Facts): string | undefined {
  const able = [functions.facility_manager, functions.chair].filter(
    (personId) => personId !== undefined && personId !== functions.lead_coordinator,
  );
  return able.find((personId) => personId !== actor.personId) ?? able[0];
}

/**
 * The conference that is owed, of the type `incident` where the programme has it; none where it has no conferences, nor
 * on arrival, before there is anything that could be looked at again.
 */
function conferenceOwed(
  kase: CaseState,
  { now, programme, calendar }: Facts,
): { readonly conference?: Pick<ConferenceDue, 'type' | 'dueAt'> } {
  const types = Object.keys(programme.conferences);
  const type = types.find((each) => each === 'incident') ?? types[0];
  if (type === undefined || kase.phase === 'intake') return {};
  return { conference: { type, dueAt: plus(now, programme.incidents.conferenceWithin, calendar) } };
}

function withConference(
  kase: CaseState,
  owed: Pick<ConferenceDue, 'type' | 'dueAt'> | undefined,
  since: Instant,
): CaseState {
  return owed ? dueConference(kase, owed.type, owed.dueAt, since) : kase;
}

function checkCode(given: string, known: readonly string[], path: string): Decision | null {
  return known.includes(given) ? null : reject('unknown_code', path, { known });
}
