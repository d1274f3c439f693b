import type { AreaWords } from '../../practice/words';

export const suspension: AreaWords<'suspension'> = {
  commands: {
    suspendCase: {
      title: 'تعليق الملف',
      done: 'عُلّق الملف.',
      hint: 'تتوقف المواعيد. وتستمر المواعيد التي تحمي حقوق الشخص.',
    },
    resumeCase: { title: 'استئناف الملف', done: 'استُؤنف الملف.' },
  },
  events: {
    caseSuspended: 'تعليق الملف: {{reasonCode}}',
    caseResumed: 'استئناف الملف: معلّق منذ {{suspendedSince}}',
  },
};
