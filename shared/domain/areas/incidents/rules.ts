import { ask, openTasks } from '../../asking/asking';
import { type CaseState, type NewEvent } from '../../case';
import { reject } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { type Instant, plus } from '../../time';
import { type ConferenceDue } from '../conferences/contract';
import { dueConference } from '../conferences/rules';

/** Notifies each holder of a function on the programme's list, once, except the author of the report. */
export function notices(kase: CaseState, incidentId: string, facts: Facts): readonly NewEvent[] {
  const holders = facts.programme.incidents.notify.flatMap((held) => kase.functions[held] ?? []);
  return [...new Set(holders)]
    .filter((personId) => personId !== facts.actor.personId)
    .map((personId) => ask('incident_notice', personId, incidentId, facts));
}

/** Proposes to suspend activities, unless that is proposed already or they are suspended. */
export function proposal(kase: CaseState, incidentId: string, severity: string, facts: Facts): readonly NewEvent[] {
  const { severities, proposeSuspensionFrom } = facts.programme.incidents;
  const isGrave = severities.indexOf(severity) >= severities.indexOf(proposeSuspensionFrom);
  const isAsked = openTasks(kase).some(({ kind }) => kind === 'suspension_proposal');
  const decider = deciderOf(kase, facts);
  return isGrave && !isAsked && !kase.activitiesSuspended && decider
    ? [ask('suspension_proposal', decider, incidentId, facts)]
    : [];
}

/** The lead coordinator decides nothing on the case; the author of the report decides only if nobody else can. */
function deciderOf({ functions }: CaseState, { actor }: Facts): string | undefined {
  const able = [functions.facility_manager, functions.chair].filter(
    (personId) => personId !== undefined && personId !== functions.lead_coordinator,
  );
  return able.find((personId) => personId !== actor.personId) ?? able[0];
}

/**
 * The conference owed, of the type `incident` if the programme has one. None if the programme has no conferences, or on
 * arrival, when there is nothing yet to look at again.
 */
export function conferenceOwed(
  kase: CaseState,
  { now, programme, calendar }: Facts,
): { readonly conference?: Pick<ConferenceDue, 'type' | 'dueAt'> } {
  const types = Object.keys(programme.conferences);
  const type = types.find((each) => each === 'incident') ?? types[0];
  if (type === undefined || kase.phase === 'intake') return {};
  return { conference: { type, dueAt: plus(now, programme.incidents.conferenceWithin, calendar) } };
}

export function withConference(
  kase: CaseState,
  owed: Pick<ConferenceDue, 'type' | 'dueAt'> | undefined,
  since: Instant,
): CaseState {
  return owed ? dueConference(kase, owed.type, owed.dueAt, since) : kase;
}

export function checkCode(given: string, known: readonly string[], path: string): Decision | null {
  return known.includes(given) ? null : reject('unknown_code', path, { known });
}
