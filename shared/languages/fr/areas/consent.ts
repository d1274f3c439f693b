import type { AreaWords } from '../../practice/words';

export const consent: AreaWords<'consent'> = {
  commands: {
    recordConsent: {
      title: 'Enregistrer le consentement',
      done: 'Le consentement est enregistré.',
      hint: 'Un refus ou un retrait met fin au travail volontaire et à rien d’autre. Personne n’a à le motiver.',
    },
    recordSuitability: {
      title: 'Enregistrer l’aptitude',
      done: 'L’aptitude est enregistrée.',
      hint: 'Une personne qui n’est pas apte actuellement est examinée de nouveau.',
    },
  },
  events: {
    consentRecorded: 'Consentement enregistré : {{purpose}}, {{state}}',
    consentOfferFellDue: 'Nouvelle proposition à faire : {{purpose}}',
    suitabilityRecorded: 'Aptitude enregistrée (apte : {{suitable}})',
    suitabilityScreeningFellDue: 'Examen de l’aptitude à faire : {{nextScreeningOn}}',
  },
  followUps: {
    consent_offer_due: 'Une nouvelle proposition est à faire : demandez de nouveau le consentement de la personne',
    suitability_screening_due: 'L’aptitude est à examiner : faites examiner la personne',
  },
  requirements: { consent_offer_: 'Demander le consentement de la personne : {{which}}' },
  deadlines: {
    consentOfferFellDue: 'Nouvelle proposition de travail volontaire',
    suitabilityScreeningFellDue: 'Examen de l’aptitude',
  },
  fieldsOf: {
    recordConsent: {
      form: { label: 'Forme du consentement' },
      guardian: { hint: 'Uniquement pour une personne mineure.' },
      lawyer: { hint: 'Uniquement pour une personne mineure.' },
    },
    recordSuitability: { nextScreeningOn: { hint: 'Nécessaire si la personne n’est pas apte actuellement.' } },
  },
  alsoMissing: {
    consent_offer: 'Demander de nouveau le consentement de la personne',
    suitability_screening: 'Enregistrer l’aptitude de la personne',
  },
};
