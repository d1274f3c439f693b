import type { AreaWords } from '../../practice/words';

export const corrections: AreaWords<'corrections'> = {
  commands: {
    correctEntry: { title: 'تصويب قيد', done: 'سُجّل التصويب.', hint: 'يبقى القيد كما هو، ويظهر التصويب معه.' },
  },
  events: { entryCorrected: 'تصويب قيد' },
  fieldsOf: { correctEntry: { reasonCode: { label: 'وجه الخطأ في القيد' }, correction: { label: 'الصواب' } } },
};
