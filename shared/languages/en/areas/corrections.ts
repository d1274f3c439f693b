import type { AreaWords } from '../../practice/words';

export const corrections: AreaWords<'corrections'> = {
  commands: {
    correctEntry: {
      title: 'Correct an entry',
      done: 'The correction is recorded.',
      hint: 'The entry stays as it is. The correction is shown with it.',
    },
  },
  events: { entryCorrected: 'Entry corrected' },
  fieldsOf: {
    correctEntry: { reasonCode: { label: 'What is wrong with the entry' }, correction: { label: 'What is right' } },
  },
};
