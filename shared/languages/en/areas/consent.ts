import type { AreaWords } from '../../practice/words';

export const consent: AreaWords<'consent'> = {
  commands: {
    recordConsent: {
      title: 'Record consent',
      done: 'The consent is recorded.',
      hint: 'A refusal or a withdrawal stops voluntary work and nothing else. Nobody has to give a reason for it.',
    },
    recordSuitability: {
      title: 'Record suitability',
      done: 'The suitability is recorded.',
      hint: 'A person who is not suitable now is screened again.',
    },
  },
  events: {
    consentRecorded: 'Consent recorded: {{purpose}}, {{state}}',
    consentOfferFellDue: 'New offer fell due: {{purpose}}',
    suitabilityRecorded: 'Suitability recorded (suitable: {{suitable}})',
    suitabilityScreeningFellDue: 'Screening of suitability fell due: {{nextScreeningOn}}',
  },
  followUps: {
    consent_offer_due: 'A new offer is due: ask the person for consent again',
    suitability_screening_due: 'A screening of suitability is due: have the person screened',
  },
  requirements: { consent_offer_: 'Ask the person for consent: {{which}}' },
  deadlines: {
    consentOfferFellDue: 'New offer of voluntary work',
    suitabilityScreeningFellDue: 'Screening of suitability',
  },
  fieldsOf: {
    recordConsent: {
      form: { label: 'How consent was given' },
      guardian: { hint: 'Only for a juvenile.' },
      lawyer: { hint: 'Only for a juvenile.' },
    },
    recordSuitability: { nextScreeningOn: { hint: 'Needed if the person is not suitable now.' } },
  },
  alsoMissing: {
    consent_offer: 'Ask the person for consent again',
    suitability_screening: 'Record the suitability of the person',
  },
};
