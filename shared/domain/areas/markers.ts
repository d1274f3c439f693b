import { followUp, openTasks } from '../asking';
import { markers as knownMarkers, type Marker } from '../commands';
import { voluntarySessions } from '../engagement';
import type { NewEvent } from '../events';
import type { Decision, Facts } from '../kernel-types';
import { checkKnown } from '../people';
import { phasesBeforeRelease, phasesInCustody, phasesOpen } from '../phase-groups';
import { checkReason } from '../reasons';
import { accept, firstOf, reject, type CommandRules, type Deadlines, type Reducers } from '../rules';
import type { CaseState, Consent } from '../state';
import { civilDate, plus, startOfDay, type CivilDate, type Instant } from '../time';
import { endPresumption } from './before-conviction';
import { dueConference } from './conferences';
import { cancelSessions, isOpen } from './invitations';
import { isVoluntary } from './session-checks';

/** Markers of the person, conviction, conflicts of interest (domain.md, `referred`, "juvenile"). */
export const markerCommands: CommandRules<'setMarkers' | 'recordConviction' | 'recordConflict'> = {
  setMarkers: {
    during: phasesBeforeRelease,
    whileSuspended: true,
    decide: (kase, { markers, turnsAdultOn = kase.turnsAdultOn ?? undefined, reasons }, facts) => {
      const set = distinctMarkers(markers);
      const adultOn = set.includes('juvenile') ? turnsAdultOn : undefined;
      const isSame = set.join() === kase.markers.join() && (adultOn ?? null) === kase.turnsAdultOn;
      return (
        firstOf(
          checkAdultDate(set, turnsAdultOn, civilDate(facts.now, facts.calendar.timeZone)),
          isSame ? reject('nothing_changed', 'markers') : null,
        ) ??
        accept(
          { type: 'markersSet', data: { markers: set, ...(adultOn && { turnsAdultOn: adultOn }), reasons } },
          ...(set.includes('pre_trial') ? endPresumption(kase, facts) : []),
        )
      );
    },
  },
  recordConviction: {
    during: phasesBeforeRelease,
    whileSuspended: true,
    decide: (kase, { convictedOn }, { now, calendar }) =>
      firstOf(
        isConvicted(kase) ? reject('nothing_changed', 'convictedOn') : null,
        convictedOn > civilDate(now, calendar.timeZone) ? reject('date_in_future', 'convictedOn') : null,
      ) ?? accept({ type: 'convictionRecorded', data: { convictedOn } }),
  },
  recordConflict: {
    during: phasesOpen,
    whileSuspended: true,
    decide: (kase, data, facts) => {
      return (
        firstOf(
          checkKnown(facts, data.personId, 'personId'),
          checkReason(data.reasonCode, 'conflictOfInterest', facts),
          kase.conflicts.includes(data.personId) ? reject('nothing_changed', 'personId') : null,
        ) ??
        accept(
          { type: 'conflictRecorded', data },
          ...(worksOn(kase, data.personId) ? followUp(kase, 'conflict_recorded', facts) : []),
        )
      );
    },
  },
};

export const markerEvents: Reducers<'markersSet' | 'convictionRecorded' | 'conflictRecorded' | 'adulthoodReached'> = {
  markersSet: (kase, { data }) => ({
    ...kase,
    markers: data.markers,
    turnsAdultOn: data.turnsAdultOn ?? null,
    // A retrial: what was found before is no longer found.
    convictedOn: data.markers.includes('pre_trial') ? null : kase.convictedOn,
  }),
  convictionRecorded: (kase, { data }) => ({
    ...kase,
    markers: kase.markers.filter((marker) => marker !== 'pre_trial'),
    convictedOn: data.convictedOn,
  }),
  conflictRecorded: (kase, { data }) => ({ ...kase, conflicts: [...kase.conflicts, data.personId] }),
  adulthoodReached: (kase, { data, at }) => {
    const state = {
      ...kase,
      markers: kase.markers.filter((marker) => marker !== 'juvenile'),
      turnsAdultOn: null,
      consents: askedAnew(kase.consents, at),
    };
    return data.conferenceDueAt ? dueConference(state, 'transition', data.conferenceDueAt, at) : state;
  },
};

/**
 * Of age, the person is asked for their own consent, and a conference sees to the transition (domain.md, "juvenile").
 * The day comes whatever happens, and wherever the person is.
 */
export const markerDeadlines: Deadlines = (kase, { calendar }) => {
  const { turnsAdultOn } = kase;
  if (turnsAdultOn === null) return [];
  return [
    {
      at: startOfDay(turnsAdultOn, calendar.timeZone),
      then: 'adulthoodReached',
      events: (facts, now) => [
        { type: 'adulthoodReached', data: { turnsAdultOn, ...transitionConference(now, facts) } },
        ...untilConsentedAnew(now, facts),
        ...followUp(now, 'adulthood_reached', facts),
      ],
    },
  ];
};

/** What was consented to, by a child and their guardian, is asked of the adult again. */
function askedAnew(consents: CaseState['consents'], at: Instant): CaseState['consents'] {
  return Object.fromEntries(
    Object.entries(consents).map(([purpose, consent]): [string, Consent] => [
      purpose,
      consent.state === 'given' ? { state: 'asked', since: at, offerFellDue: false } : consent,
    ]),
  );
}

/** Voluntary sessions rest on no consent any more until the adult gives it: silence is none (rule 3). */
function untilConsentedAnew(kase: CaseState, { programme }: Facts): readonly NewEvent[] {
  const isAskedAnew = voluntarySessions(programme).some((purpose) => kase.consents[purpose]?.state === 'given');
  if (!isAskedAnew) return [];
  return cancelSessions(kase, (session) => isVoluntary(kase, session, programme));
}

function transitionConference(kase: CaseState, facts: Facts): { readonly conferenceDueAt?: Instant } {
  const { conferences, taskWindows } = facts.programme;
  if (!Object.hasOwn(conferences, 'transition') || !phasesInCustody.includes(kase.phase)) return {};
  return { conferenceDueAt: plus(facts.now, taskWindows.action, facts.calendar) };
}

/** Each marker once, in the order in which they are listed. */
export function distinctMarkers(markers: readonly Marker[]): readonly Marker[] {
  return knownMarkers.filter((marker) => markers.includes(marker));
}

/** Of a juvenile the day of majority is wanted, and has not come. */
export function checkAdultDate(
  markers: readonly Marker[],
  turnsAdultOn: CivilDate | undefined,
  today: CivilDate,
): Decision | null {
  if (!markers.includes('juvenile')) return null;
  if (turnsAdultOn === undefined) return reject('adult_date_missing', 'turnsAdultOn');
  return turnsAdultOn <= today ? reject('date_in_past', 'turnsAdultOn') : null;
}

/** Whether a court has found against the person, as far as the case knows. */
function isConvicted({ markers, convictedOn, legalBasis }: CaseState): boolean {
  return !markers.includes('pre_trial') && (convictedOn !== null || legalBasis === 'conviction');
}

/** Whether somebody with a conflict of interest still has work in the case. */
export function isConflictOpen(kase: CaseState): boolean {
  return kase.conflicts.some((personId) => worksOn(kase, personId));
}

/** Whether somebody holds a function, is asked for something, or is to run a session. */
function worksOn(kase: CaseState, personId: string): boolean {
  return (
    Object.values(kase.functions).includes(personId) ||
    openTasks(kase).some(({ assigneeId }) => assigneeId === personId) ||
    kase.sessions.some((session) => session.specialistId === personId && isOpen(session))
  );
}
