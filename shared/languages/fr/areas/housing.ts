import type { AreaWords } from '../../practice/words';

export const housing: AreaWords<'housing'> = {
  commands: {
    decideHousing: {
      title: 'Décider de l’affectation',
      done: 'La décision d’affectation est enregistrée.',
      hint: 'La décision vaut jusqu’à sa date d’expiration. Elle doit alors être réexaminée.',
    },
  },
  events: {
    housingDecided: 'Affectation décidée : {{option}}, {{securityClass}}, {{roleTier}}, jusqu’au {{expiresOn}}',
    housingReviewFellDue: 'Réexamen de l’affectation à faire : {{expiresOn}}',
  },
  followUps: { housing_review_due: 'La décision d’affectation expire : faites-la réexaminer' },
  requirements: { classification: 'Décider de l’affectation, du niveau de sécurité et du rang dans le groupe' },
  deadlines: { housingReviewFellDue: 'Réexamen de l’affectation' },
  fieldsOf: {
    decideHousing: {
      option: { label: 'Affectation' },
      expiresOn: { label: 'À réexaminer avant le', hint: 'La décision expire ce jour-là.' },
      keepApartReasons: { hint: 'Uniquement si une consigne de séparation vise quelqu’un de cet établissement.' },
      prolongedReasons: { hint: 'Uniquement si l’isolement dépasserait la durée limite.' },
    },
  },
  alsoMissing: {
    housing_decision: 'Décider de l’affectation',
  },
};
