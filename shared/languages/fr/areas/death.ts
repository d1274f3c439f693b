import type { AreaWords } from '../../practice/words';

export const death: AreaWords<'death'> = {
  commands: {
    recordDeath: {
      title: 'Enregistrer le décès de la personne',
      done: 'Le décès est enregistré.',
      hint: 'Tout ce qui était prévu s’arrête et les tâches en cours sont retirées.',
    },
  },
  events: { deathRecorded: 'Décès de la personne enregistré : {{diedOn}}' },
};
