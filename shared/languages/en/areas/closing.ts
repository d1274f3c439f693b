import type { AreaWords } from '../../practice/words';

export const closing: AreaWords<'closing'> = {
  commands: {
    startClosing: { title: 'Start the closing of the case', done: 'The closing is started.' },
    closeCase: {
      title: 'Close the case',
      done: 'The case is closed.',
      hint: 'After this nothing more can be done in the case.',
    },
  },
  events: {
    closingStarted: 'Closing started',
    caseClosed: 'Case closed: {{outcomeCode}}',
  },
  requirements: { outcome: 'Close the case with an outcome' },
};
