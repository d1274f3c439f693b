import type { AreaWords } from '../../practice/words';

export const functions: AreaWords<'functions'> = {
  commands: {
    appoint: {
      title: 'Appoint somebody to a function',
      done: 'The appointment is recorded.',
      hint: 'The open tasks of the function pass to its new holder.',
    },
  },
  events: { functionAppointed: 'Appointment made: {{personId}}, {{function}}' },
};
