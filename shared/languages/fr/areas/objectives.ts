import type { AreaWords } from '../../practice/words';

export const objectives: AreaWords<'objectives'> = {
  commands: {
    recordPlanAgreement: {
      title: 'Enregistrer l’accord de la personne sur le plan',
      done: 'La position de la personne est enregistrée.',
      hint: 'Le désaccord et l’absence de réponse s’enregistrent aussi. Ils ne coûtent rien à la personne.',
    },
    recordRiskPlan: {
      title: 'Enregistrer le plan de gestion des risques',
      done: 'Le plan de gestion des risques est enregistré.',
    },
    reviewObjective: { title: 'Faire le point sur un objectif', done: 'Le point sur l’objectif est enregistré.' },
  },
  events: {
    planAgreementRecorded: 'Position de la personne sur le plan enregistrée : {{agreement}}, version {{version}}',
    riskPlanRecorded: 'Plan de gestion des risques enregistré : version {{version}}, à revoir le {{reviewOn}}',
    riskPlanReviewFellDue: 'Révision du plan de gestion des risques à faire : {{reviewOn}}',
    objectiveReviewed: 'Point fait sur un objectif : {{standing}}',
    objectiveReviewFellDue: 'Point à faire sur un objectif : {{reviewOn}}',
  },
  followUps: {
    objective_review_due: 'Un objectif est à examiner : faites faire le point',
    risk_plan_review_due: 'Le plan de gestion des risques est à revoir : faites-le réviser',
  },
  requirements: {
    risk_plan: 'Enregistrer le plan de gestion des risques',
    plan_agreement: 'Enregistrer l’accord de la personne sur le plan',
  },
  deadlines: {
    riskPlanReviewFellDue: 'Révision du plan de gestion des risques',
    objectiveReviewFellDue: 'Point sur un objectif',
  },
  fieldsOf: {
    recordPlanAgreement: { version: { label: 'Version du plan' } },
    recordRiskPlan: { what: { label: 'Ce qui est fait dans ce cas' } },
    reviewObjective: { reviewOn: { label: 'Prochain point le' } },
  },
  alsoMissing: {
    objective_review: 'Faire le point sur l’objectif',
  },
};
