import type { AreaWords } from '../../practice/words';

export const keepApart: AreaWords<'keepApart'> = {
  commands: {
    recordKeepApart: {
      title: 'Record a keep-apart entry',
      done: 'The keep-apart entry is recorded.',
      hint: 'The entry holds for both cases.',
    },
    endKeepApart: { title: 'End a keep-apart entry', done: 'The keep-apart entry is ended.' },
  },
  events: {
    keepApartRecorded: 'Keep-apart entry recorded: {{reasonCode}}',
    keepApartEnded: 'Keep-apart entry ended',
  },
};
