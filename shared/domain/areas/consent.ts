import { followedUp, followUp } from '../asking';
import type { CommandData, ConsentEvidence, ConsentState } from '../commands';
import { voluntarySessions } from '../engagement';
import type { NewEvent } from '../events';
import type { Deadline, Decision, Facts } from '../kernel-types';
import { checkApart, checkPerson } from '../people';
import { phasesWithConsent } from '../phase-groups';
import { accept, firstOf, reject, type CommandRules, type Deadlines, type Reducers } from '../rules';
import type { CaseState, Session } from '../state';
import { civilDate, plus, startOfDay } from '../time';
import { cancelSessions } from './invitations';
import { requireReassessment } from './reassessment';
import { isVoluntary } from './session-checks';

/**
 * Consent per purpose, and suitability (domain.md, "refusal", "consent withdrawn", "not suitable now"). Refusal and
 * withdrawal are normal states, not errors (rule 8): they stop what is voluntary and nothing else, entitle to a new
 * offer, and can be followed by consent at any time. Nobody owes a reason.
 */
export const consentCommands: CommandRules<'recordConsent' | 'recordSuitability'> = {
  recordConsent: {
    during: phasesWithConsent,
    whileSuspended: true,
    decide: (kase, data, facts) => {
      const known = facts.programme.consent.purposes.map(({ code }) => code);
      if (!known.includes(data.purpose)) return reject('unknown_purpose', 'purpose', { known });
      return (
        firstOf(
          checkTransition(kase.consents[data.purpose]?.state ?? 'none', data.state),
          data.state === 'given' ? checkEvidence(kase, data.evidence, facts) : null,
        ) ?? accept({ type: 'consentRecorded', data }, ...offered(kase, data.purpose), ...stops(kase, data, facts))
      );
    },
  },
  recordSuitability: {
    during: phasesWithConsent,
    whileSuspended: true,
    decide: (kase, data, facts) =>
      checkSuitability(kase, data, facts) ??
      accept(
        { type: 'suitabilityRecorded', data },
        ...followedUp(kase, 'suitability_screening_due'),
        ...(data.suitable ? [] : cancelVoluntary(kase, facts)),
      ),
  },
};

export const consentEvents: Reducers<
  'consentRecorded' | 'consentOfferFellDue' | 'suitabilityRecorded' | 'suitabilityScreeningFellDue'
> = {
  consentRecorded: (kase, { data, at }) => ({
    ...kase,
    consents: { ...kase.consents, [data.purpose]: { state: data.state, since: at, offerFellDue: false } },
  }),
  consentOfferFellDue: (kase, { data }) => {
    const consent = kase.consents[data.purpose];
    return consent
      ? { ...kase, consents: { ...kase.consents, [data.purpose]: { ...consent, offerFellDue: true } } }
      : kase;
  },
  suitabilityRecorded: (kase, { data: { suitable, nextScreeningOn } }) => ({
    ...kase,
    unsuitable: suitable || !nextScreeningOn ? null : { nextScreeningOn, fellDue: false },
  }),
  suitabilityScreeningFellDue: (kase) => ({
    ...kase,
    unsuitable: kase.unsuitable && { ...kase.unsuitable, fellDue: true },
  }),
};

/** After a refusal or a withdrawal a new offer falls due, once; and the next screening of whom is not suitable now. */
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

/** From which states each can be recorded. A refusal after consent is a withdrawal, and one after that takes an offer. */
const follows: Readonly<Record<ConsentState, readonly (ConsentState | 'none')[]>> = {
  asked: ['none', 'refused', 'withdrawn'],
  given: ['none', 'asked', 'refused', 'withdrawn'],
  refused: ['none', 'asked'],
  withdrawn: ['given'],
};

function checkTransition(from: ConsentState | 'none', to: ConsentState): Decision | null {
  if (from === to) return reject('nothing_changed', 'state');
  return follows[to].includes(from) ? null : reject('consent_not_possible', 'state', { now: from });
}

/** Consent is evidenced: what was only said has a witness, and a juvenile's guardian consents and a lawyer advised. */
function checkEvidence(kase: CaseState, evidence: ConsentEvidence | undefined, facts: Facts): Decision | null {
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

/** The follow-up of a new offer is seen to once none is due any more. */
function offered(kase: CaseState, purpose: string): readonly NewEvent[] {
  const isLeft = Object.entries(kase.consents).some(([other, { offerFellDue }]) => other !== purpose && offerFellDue);
  return isLeft ? [] : followedUp(kase, 'consent_offer_due');
}

/** What a refusal or a withdrawal stops: the voluntary sessions, where they rest on the purpose. */
function stops(kase: CaseState, { purpose, state }: CommandData['recordConsent'], facts: Facts): readonly NewEvent[] {
  if (state !== 'refused' && state !== 'withdrawn') return [];
  if (!voluntarySessions(facts.programme).includes(purpose)) return [];
  return [
    ...cancelVoluntary(kase, facts),
    ...(state === 'withdrawn' ? requireReassessment(kase, 'consent_withdrawn', facts) : []),
  ];
}

/** What has begun is still to be reported. Why the rest is called off is not told to who takes part. */
function cancelVoluntary(kase: CaseState, { programme, now }: Facts): readonly NewEvent[] {
  const isToCome = (session: Session): boolean => session.startsAt > now && isVoluntary(kase, session, programme);
  return cancelSessions(kase, isToCome);
}

function checkSuitability(
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
