import type { AreaWords } from '../../practice/words';

export const closing: AreaWords<'closing'> = {
  commands: {
    startClosing: { title: 'Engager la clôture du dossier', done: 'La clôture est engagée.' },
    closeCase: {
      title: 'Clore le dossier',
      done: 'Le dossier est clos.',
      hint: 'Ensuite, plus rien ne peut être fait dans ce dossier.',
    },
  },
  events: {
    closingStarted: 'Clôture engagée',
    caseClosed: 'Dossier clos : {{outcomeCode}}',
  },
  requirements: { outcome: 'Clore le dossier en indiquant son issue' },
};
