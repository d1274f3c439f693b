import type { AreaWords } from '../../practice/words';

export const functions: AreaWords<'functions'> = {
  commands: {
    appoint: {
      title: 'Attribuer une fonction',
      done: 'La fonction est attribuée.',
      hint: 'Les tâches en cours de la fonction passent à la personne qui la reprend.',
    },
  },
  events: { functionAppointed: 'Fonction attribuée : {{personId}}, {{function}}' },
};
