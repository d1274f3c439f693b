import type { AreaWords } from '../../practice/words';

export const reassessment: AreaWords<'reassessment'> = {
  commands: {
    skipReassessment: {
      title: 'Renoncer à une réévaluation',
      done: 'Il est renoncé à la réévaluation.',
      hint: 'La suivante aura lieu selon le calendrier.',
    },
  },
  events: {
    reassessmentFellDue: 'Réévaluation à faire : {{dueSince}}',
    reviewDecided: 'Suite de la réévaluation décidée : {{decision}}',
    reassessmentSkipped: 'Renoncement à une réévaluation : attendue depuis {{dueSince}}',
    reassessmentRequired: 'Réévaluation exigée : {{because}}, avant {{dueAt}}',
  },
  tasks: {
    review_decision: {
      do: 'Décider de la suite après la réévaluation',
      answers: {
        continue: 'Continuer comme prévu',
        revise: 'Réviser le plan',
        step_up: 'Intensifier le travail',
        step_down: 'Alléger le travail',
        suspend: 'Suspendre le programme',
        complete: 'Achever le programme',
      },
    },
  },
  followUps: {
    reassessment_due: 'Une réévaluation est à faire : confiez-la',
    reassessment_required: 'Une réévaluation est exigée hors calendrier : confiez-la',
  },
  requirements: { programme_completion: 'Décider que le programme est achevé' },
  deadlines: { reassessmentFellDue: 'Réévaluation' },
  alsoMissing: {
    assessment_assignment: 'Confier l’évaluation',
  },
};
