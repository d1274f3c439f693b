import type { AreaWords } from '../../practice/words';

export const suspension: AreaWords<'suspension'> = {
  commands: {
    suspendCase: {
      title: 'Suspendre le dossier',
      done: 'Le dossier est suspendu.',
      hint: 'Les échéances attendent. Celles qui protègent les droits de la personne continuent de courir.',
    },
    resumeCase: { title: 'Reprendre le dossier', done: 'Le dossier est repris.' },
  },
  events: {
    caseSuspended: 'Dossier suspendu : {{reasonCode}}',
    caseResumed: 'Dossier repris : suspendu depuis {{suspendedSince}}',
  },
};
