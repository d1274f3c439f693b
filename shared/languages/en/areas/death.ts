import type { AreaWords } from '../../practice/words';

export const death: AreaWords<'death'> = {
  commands: {
    recordDeath: {
      title: 'Record the death of the person',
      done: 'The death is recorded.',
      hint: 'Everything planned stops, and open tasks are withdrawn.',
    },
  },
  events: { deathRecorded: 'Death of the person recorded: {{diedOn}}' },
};
