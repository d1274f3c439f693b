import type { AreaWords } from '../../practice/words';

export const closing: AreaWords<'closing'> = {
  commands: {
    startClosing: { title: 'بدء إغلاق الملف', done: 'بدأ إغلاق الملف.' },
    closeCase: { title: 'إغلاق الملف', done: 'أُغلق الملف.', hint: 'بعد ذلك لا يمكن القيام بأي شيء في الملف.' },
  },
  events: {
    closingStarted: 'بدء إغلاق الملف',
    caseClosed: 'إغلاق الملف: {{outcomeCode}}',
  },
  requirements: { outcome: 'إغلاق الملف مع بيان نتيجته' },
};
