import type { AreaWords } from '../../practice/words';

export const suspension: AreaWords<'suspension'> = {
  commands: {
    suspendCase: {
      title: 'Suspend the case',
      done: 'The case is suspended.',
      hint: 'Deadlines wait. Those that protect the person’s rights go on.',
    },
    resumeCase: { title: 'Resume the case', done: 'The case is resumed.' },
  },
  events: {
    caseSuspended: 'Case suspended: {{reasonCode}}',
    caseResumed: 'Case resumed: suspended since {{suspendedSince}}',
  },
};
