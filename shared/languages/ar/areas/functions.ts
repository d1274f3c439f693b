import type { AreaWords } from '../../practice/words';

export const functions: AreaWords<'functions'> = {
  commands: {
    appoint: {
      title: 'التكليف بوظيفة في الملف',
      done: 'سُجّل التكليف.',
      hint: 'تنتقل المهام المفتوحة لهذه الوظيفة إلى شاغلها الجديد.',
    },
  },
  events: { functionAppointed: 'تكليف بوظيفة: {{personId}}، {{function}}' },
};
