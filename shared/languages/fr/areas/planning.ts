import type { AreaWords } from '../../practice/words';

export const planning: AreaWords<'planning'> = {
  commands: {
    draftPlan: {
      title: 'Rédiger le projet de plan',
      done: 'Le projet de plan est enregistré.',
      hint: 'Choisissez d’abord la finalité. Chaque objectif a un seuil de réussite et un seuil d’échec.',
    },
    submitPlan: {
      title: 'Soumettre le plan',
      done: 'Le plan est soumis.',
      hint: 'La présidence est invitée à l’approuver. Elle ne peut pas en être l’auteur.',
    },
  },
  events: {
    planDrafted: 'Projet de plan rédigé : version {{version}}, {{aim}}',
    planSubmitted: 'Plan soumis à la présidence : version {{version}}, {{chairId}}',
    planApproved: 'Plan approuvé : version {{version}}',
    planRejected: 'Plan renvoyé : version {{version}} ({{reasonCode}})',
    planOpinionGiven: 'Avis donné sur le plan : {{discipline}}, {{opinion}}',
  },
  tasks: {
    plan_approval: {
      do: 'Approuver le plan',
      answers: {
        approve: 'Approuver le plan',
        approve_with_changes: 'Approuver le plan avec des modifications',
        reject: 'Renvoyer le plan',
      },
    },
    plan_opinion: {
      do: 'Donner votre avis sur le plan',
      answers: {
        agree: 'Avis favorable',
        agree_with_changes: 'Avis favorable avec des modifications',
        dissent: 'Avis divergent',
      },
    },
  },
  followUps: {
    plan_rejected: 'Le plan a été renvoyé : révisez-le et soumettez-le de nouveau',
    plan_changes_asked: 'Le plan a été approuvé avec des modifications : rédigez-les',
  },
  requirements: {
    plan_draft: 'Rédiger le projet de plan',
    plan_submission: 'Soumettre le plan',
    quorum_: 'Compléter le quorum, par une présence ou un rapport écrit : {{which}}',
  },
  fieldsOf: {
    draftPlan: { title: { label: 'Objectif' }, tracks: { label: 'Volets du plan' } },
    submitPlan: { chairId: { label: 'Présidence qui décide' }, opinions: { label: 'Avis écrits à demander' } },
  },
};
