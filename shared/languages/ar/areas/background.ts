import type { AreaWords } from '../../practice/words';

export const background: AreaWords<'background'> = {
  commands: {
    recordBackground: { title: 'تسجيل الخلفية الشخصية', done: 'سُجّلت الخلفية الشخصية.' },
    recordPersonComment: {
      title: 'تسجيل تعليق الشخص',
      done: 'سُجّل التعليق.',
      hint: 'يجوز للشخص أن يعلّق على التقييم. والسكوت ليس موافقة.',
    },
    setLevelOfConcern: { title: 'تحديد مستوى القلق', done: 'حُدّد مستوى القلق.' },
  },
  events: {
    backgroundRecorded: 'تسجيل الخلفية الشخصية',
    personCommented: 'تسجيل تعليق الشخص: {{outcome}}',
    levelOfConcernSet: 'تحديد مستوى القلق: {{level}}',
  },
  requirements: {
    background_: 'تسجيل الخلفية الشخصية: {{which}}',
    person_comment: 'تسجيل تعليق الشخص على التقييم',
  },
  fieldsOf: {
    recordPersonComment: { outcome: { label: 'نتيجة السؤال' } },
    setLevelOfConcern: { level: { label: 'مستوى القلق' } },
  },
};
