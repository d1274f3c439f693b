import type { AreaWords } from '../../practice/words';

export const background: AreaWords<'background'> = {
  commands: {
    recordBackground: { title: 'Enregistrer le parcours de vie', done: 'Le parcours de vie est enregistré.' },
    recordPersonComment: {
      title: 'Enregistrer les observations de la personne',
      done: 'Les observations sont enregistrées.',
      hint: 'La personne peut s’exprimer sur l’évaluation. Son silence ne vaut pas accord.',
    },
    setLevelOfConcern: { title: 'Fixer le niveau de préoccupation', done: 'Le niveau de préoccupation est fixé.' },
  },
  events: {
    backgroundRecorded: 'Parcours de vie enregistré',
    personCommented: 'Observations de la personne enregistrées : {{outcome}}',
    levelOfConcernSet: 'Niveau de préoccupation fixé : {{level}}',
  },
  requirements: {
    background_: 'Enregistrer le parcours de vie : {{which}}',
    person_comment: 'Enregistrer les observations de la personne sur l’évaluation',
  },
  fieldsOf: {
    recordPersonComment: { outcome: { label: 'Résultat de la demande' } },
    setLevelOfConcern: { level: { label: 'Niveau de préoccupation' } },
  },
};
