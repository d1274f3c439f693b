import type { AreaWords } from '../../practice/words';

export const keepApart: AreaWords<'keepApart'> = {
  commands: {
    recordKeepApart: { title: 'تسجيل منع اختلاط', done: 'سُجّل منع الاختلاط.', hint: 'يسري المنع على الملفين معًا.' },
    endKeepApart: { title: 'إنهاء منع اختلاط', done: 'أُنهي منع الاختلاط.' },
  },
  events: {
    keepApartRecorded: 'تسجيل منع اختلاط: {{reasonCode}}',
    keepApartEnded: 'إنهاء منع اختلاط سابق',
  },
};
