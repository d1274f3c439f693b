import type { AreaWords } from '../../practice/words';

export const assessment: AreaWords<'assessment'> = {
  commands: {
    assignAssessment: {
      title: 'Confier une évaluation',
      done: 'L’évaluation est confiée.',
      hint: 'L’évaluation et sa relecture sont confiées à deux personnes différentes. Avec un second évaluateur, il faut aussi un modérateur.',
    },
  },
  events: {
    assessmentAssigned:
      'Évaluation confiée : {{instrumentId}}, {{purpose}}, évaluation par {{assessorId}}, relecture par {{reviewerId}}',
    assessmentSubmitted: 'Évaluation remise (éléments non cotés : {{unrated}})',
    assessmentApproved: 'Évaluation validée',
    assessmentRejected: 'Évaluation renvoyée : {{reasonCode}}',
    assessmentNotPossible: 'Évaluation impossible : {{reasonCode}}',
    assessmentRated: 'Cotation par l’un des deux évaluateurs (éléments non cotés : {{unrated}})',
  },
  tasks: {
    assessment: {
      do: 'Évaluer la personne',
      answers: { submit: 'Remettre l’évaluation', cannot_do: 'Je ne peux pas faire l’évaluation' },
    },
    assessment_review: {
      do: 'Relire l’évaluation',
      answers: { approve: 'Valider l’évaluation', reject: 'Renvoyer l’évaluation' },
    },
    assessment_consensus: { do: 'Arbitrer l’évaluation', answers: { submit: 'Remettre l’évaluation commune' } },
  },
  followUps: {
    assessment_not_possible: 'Une évaluation n’a pas été possible : confiez-la de nouveau',
    assessment_rejected: 'Une évaluation a été renvoyée : confiez-la de nouveau',
  },
  requirements: {
    baseline: 'Terminer l’évaluation initiale',
    baseline_review: 'Relire l’évaluation initiale',
    baseline_assignment: 'Confier l’évaluation initiale',
    baseline_consensus: 'S’accorder sur l’évaluation initiale',
  },
  fieldsOf: {
    assignAssessment: {
      overrideReasons: { hint: 'Uniquement si l’agrément ou l’habilitation de l’évaluateur a expiré.' },
    },
    assessment: {
      level: { label: 'Cotation' },
      formulation: {
        hint: 'Expliquez avec vos mots comment les cotations s’articulent. Les éléments ne sont jamais additionnés.',
      },
    },
    assessment_consensus: { level: { label: 'Cotation commune' } },
  },
};
