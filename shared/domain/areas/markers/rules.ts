import { followUp, openTasks } from '../../asking/asking';
import { type CaseState, type NewEvent } from '../../case';
import { type Deadlines } from '../../kernel/area';
import { type Facts } from '../../kernel/types';
import { phasesInCustody } from '../../path/phases';
import { type Instant, plus, startOfDay } from '../../time';
import { type Consent } from '../consent/contract';
import { isVoluntary, voluntarySessions } from '../sessions/checks';
import { cancelSessions, isOpen } from '../sessions/invitations';

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
export function askedAnew(consents: CaseState['consents'], at: Instant): CaseState['consents'] {
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

/** Whether a court has found against the person, as far as the case knows. */
export function isConvicted({ markers, convictedOn, legalBasis }: CaseState): boolean {
  return !markers.includes('pre_trial') && (convictedOn !== null || legalBasis === 'conviction');
}

/** Whether somebody with a conflict of interest still has work in the case. */
export function isConflictOpen(kase: CaseState): boolean {
  return kase.conflicts.some((personId) => worksOn(kase, personId));
}

/** Whether somebody holds a function, is asked for something, or is to run a session. */
export function worksOn(kase: CaseState, personId: string): boolean {
  return (
    Object.values(kase.functions).includes(personId) ||
    openTasks(kase).some(({ assigneeId }) => assigneeId === personId) ||
    kase.sessions.some((session) => session.specialistId === personId && isOpen(session))
  );
}
