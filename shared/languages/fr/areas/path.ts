import type { AreaWords } from '../../practice/words';

export const path: AreaWords<'path'> = {
  commands: {
    goBack: {
      title: 'Revenir à une phase antérieure',
      done: 'Le dossier est revenu à une phase antérieure.',
      hint: 'Les étapes franchies depuis lors sont à refaire. Tout ce qui a été enregistré reste au dossier.',
    },
  },
  events: {
    phaseEntered: 'Entrée dans une phase : {{phase}}, après {{from}}',
    phaseTargetPassed: 'Durée prévue de la phase dépassée : {{phase}}, échéance {{dueAt}}',
    wentBack: 'Retour à une phase antérieure : {{to}}, auparavant {{from}}',
  },
  followUps: { phase_overdue: 'La phase est en retard : cherchez ce qui la retient' },
  deadlines: { phaseTargetPassed: 'Fin prévue de la phase' },
  fieldsOf: { goBack: { to: { label: 'Phase à laquelle revenir' } } },
};
