import { followedUp, followUp } from '../../asking/asking';
import { type CaseState, type CommandData, type NewEvent } from '../../case';
import { type Deadlines } from '../../kernel/area';
import { checkApart, checkPerson } from '../../kernel/people';
import { firstOf, reject } from '../../kernel/rules';
import { type Deadline, type Decision, type Facts } from '../../kernel/types';
import { phasesWithConsent } from '../../path/phases';
import { civilDate, plus, startOfDay } from '../../time';
import { requireReassessment } from '../reassessment/rules';
import { isVoluntary, voluntarySessions } from '../sessions/checks';
import { type Session } from '../sessions/contract';
import { cancelSessions } from '../sessions/invitations';
import { type ConsentEvidence, type ConsentState } from './contract';

/**
 * A new offer falls due, once, after a refusal or a withdrawal. For a person not suitable now, the next screening does.
 */
export const consentDeadlines: Deadlines = (kase, { programme, calendar }) => {
  if (!phasesWithConsent.includes(kase.phase)) return [];
  const offers = Object.entries(kase.consents)
    .filter(([, { state, offerFellDue }]) => (state === 'refused' || state === 'withdrawn') && !offerFellDue)
    .map(([purpose, { since }]): Deadline => ({
      at: plus(since, programme.consent.offerAgainAfter, calendar),
      then: 'consentOfferFellDue',
      about: purpose,
      events: (facts, then) => [
        { type: 'consentOfferFellDue', data: { purpose } },
        ...followUp(then, 'consent_offer_due', facts),
      ],
    }));
  if (!kase.unsuitable || kase.unsuitable.fellDue) return offers;
  const { nextScreeningOn } = kase.unsuitable;
  return [
    ...offers,
    {
      at: startOfDay(nextScreeningOn, calendar.timeZone),
      then: 'suitabilityScreeningFellDue',
      events: (facts, then) => [
        { type: 'suitabilityScreeningFellDue', data: { nextScreeningOn } },
        ...followUp(then, 'suitability_screening_due', facts),
      ],
    },
  ];
};

/**
 * The earlier states of each state. A refusal after consent is a withdrawal; a refusal after a withdrawal needs an
 * offer.
 */
const follows: Readonly<Record<ConsentState, readonly (ConsentState | 'none')[]>> = {
  asked: ['none', 'refused', 'withdrawn'],
  given: ['none', 'asked', 'refused', 'withdrawn'],
  refused: ['none', 'asked'],
  withdrawn: ['given'],
};

export function checkTransition(from: ConsentState | 'none', to: ConsentState): Decision | null {
  if (from === to) return reject('nothing_changed', 'state');
  return follows[to].includes(from) ? null : reject('consent_not_possible', 'state', { now: from });
}

/**
 * Refused without evidence: oral consent needs a witness; for a juvenile a guardian consents and a lawyer has advised.
 */
export function checkEvidence(kase: CaseState, evidence: ConsentEvidence | undefined, facts: Facts): Decision | null {
  if (!evidence) return reject('evidence_required', 'evidence');
  const { form, witnessId, guardian, lawyer } = evidence;
  const isJuvenile = kase.markers.includes('juvenile');
  return firstOf(
    form === 'oral_witnessed' && !witnessId ? reject('evidence_required', 'evidence.witnessId') : null,
    witnessId ? checkPerson(facts, witnessId, 'evidence.witnessId') : null,
    witnessId ? checkApart([facts.actor.personId, witnessId], 'evidence.witnessId') : null,
    isJuvenile && guardian !== 'consents' ? reject('guardian_required', 'evidence.guardian') : null,
    isJuvenile && !lawyer ? reject('guardian_required', 'evidence.lawyer') : null,
  );
}

/** Withdraws the follow-up if no other purpose has an offer due. */
export function offered(kase: CaseState, purpose: string): readonly NewEvent[] {
  const isLeft = Object.entries(kase.consents).some(([other, { offerFellDue }]) => other !== purpose && offerFellDue);
  return isLeft ? [] : followedUp(kase, 'consent_offer_due');
}

/** Cancels the voluntary sessions if the refused or withdrawn purpose is one that they require. */
export function stops(
  kase: CaseState,
  { purpose, state }: CommandData['recordConsent'],
  facts: Facts,
): readonly NewEvent[] {
  if (state !== 'refused' && state !== 'withdrawn') return [];
  if (!voluntarySessions(facts.programme).includes(purpose)) return [];
  return [
    ...cancelVoluntary(kase, facts),
    ...(state === 'withdrawn' ? requireReassessment(kase, 'consent_withdrawn', facts) : []),
  ];
}

/**
 * Cancels voluntary sessions to come; those that have begun still need a report. Participants do not see the reason.
 */
export function cancelVoluntary(kase: CaseState, { programme, now }: Facts): readonly NewEvent[] {
  const isToCome = (session: Session): boolean => session.startsAt > now && isVoluntary(kase, session, programme);
  return cancelSessions(kase, isToCome);
}

export function checkSuitability(
  { unsuitable }: CaseState,
  { suitable, nextScreeningOn }: CommandData['recordSuitability'],
  { now, calendar }: Facts,
): Decision | null {
  if (suitable) return unsuitable ? null : reject('nothing_changed', 'suitable');
  if (!nextScreeningOn) return reject('screening_date_missing', 'nextScreeningOn');
  return firstOf(
    nextScreeningOn <= civilDate(now, calendar.timeZone) ? reject('date_in_past', 'nextScreeningOn') : null,
    nextScreeningOn === unsuitable?.nextScreeningOn ? reject('nothing_changed', 'nextScreeningOn') : null,
  );
}
