import type { AreaWords } from '../../practice/words';

export const dates: AreaWords<'dates'> = {
  commands: {
    changeDates: {
      title: 'Change dates of the sentence',
      done: 'The dates are changed.',
      hint: 'Enter only what changes, at least one date. Deadlines that depend on it move too.',
    },
  },
  events: { datesChanged: 'Dates of the sentence changed: {{reasonCode}}' },
};
