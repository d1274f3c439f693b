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
 * On the day of majority the person is asked for their own consent, and a transition conference is due (domain.md,
 * "juvenile"). The day comes in every phase, and during a suspension too.
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

/** Consents given by a child and their guardian are asked of the adult again. */
export function askedAnew(consents: CaseState['consents'], at: Instant): CaseState['consents'] {
  return Object.fromEntries(
    Object.entries(consents).map(([purpose, consent]): [string, Consent] => [
      purpose,
      consent.state === 'given' ? { state: 'asked', since: at, offerFellDue: false } : consent,
    ]),
  );
}

/** Cancels voluntary sessions until the adult consents: silence is not consent (rule 3). */
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

/** True if the case knows of a court's finding against the person. */
export function isConvicted({ markers, convictedOn, legalBasis }: CaseState): boolean {
  return !markers.includes('pre_trial') && (convictedOn !== null || legalBasis === 'conviction');
}

/** True if somebody with a conflict of interest still has work in the case. */
export function isConflictOpen(kase: CaseState): boolean {
  return kase.conflicts.some((personId) => worksOn(kase, personId));
}

/** True if the person holds a function, has an open task, or is to run a session. */
export function worksOn(kase: CaseState, personId: string): boolean {
  return (
    Object.values(kase.functions).includes(personId) ||
    openTasks(kase).some(({ assigneeId }) => assigneeId === personId) ||
    kase.sessions.some((session) => session.specialistId === personId && isOpen(session))
  );
}
