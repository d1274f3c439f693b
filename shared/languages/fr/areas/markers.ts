import type { AreaWords } from '../../practice/words';

export const markers: AreaWords<'markers'> = {
  commands: {
    setMarkers: {
      title: 'Indiquer les particularités de la personne',
      done: 'Les particularités sont indiquées.',
      hint: 'Elles changent les étapes exigées. Choisissez toutes celles qui s’appliquent actuellement.',
    },
    recordConviction: { title: 'Enregistrer la condamnation', done: 'La condamnation est enregistrée.' },
    recordConflict: {
      title: 'Enregistrer un conflit d’intérêts',
      done: 'Le conflit d’intérêts est enregistré.',
      hint: 'Une personne en conflit d’intérêts ne travaille pas sur ce dossier. Ses tâches doivent être confiées à d’autres.',
    },
  },
  events: {
    markersSet: 'Particularités de la personne indiquées : {{markers}}',
    convictionRecorded: 'Condamnation enregistrée : {{convictedOn}}',
    conflictRecorded: 'Conflit d’intérêts enregistré : {{personId}} ({{reasonCode}})',
    adulthoodReached: 'Majorité atteinte : {{turnsAdultOn}}',
  },
  followUps: {
    adulthood_reached: 'La personne est désormais majeure : demandez de nouveau son consentement et adaptez le plan',
    conflict_recorded: 'Un collègue est en conflit d’intérêts : confiez ses tâches à d’autres',
  },
  deadlines: { adulthoodReached: 'Majorité' },
  fieldsOf: {
    setMarkers: { turnsAdultOn: { hint: 'Nécessaire pour une personne mineure.' } },
    recordConflict: { personId: { label: 'Collègue en conflit d’intérêts' } },
  },
  alsoMissing: {
    reassignment: 'Confier à d’autres les tâches du collègue en conflit d’intérêts',
  },
};
