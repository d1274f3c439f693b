import type { AreaWords } from '../../practice/words';

export const intelligence: AreaWords<'intelligence'> = {
  commands: {
    recordRestrictedEntry: {
      title: 'إضافة قيد سري',
      done: 'أُضيف القيد السري.',
      hint: 'لا يعلم الآخرون إلا بوجود القيد وباسم أمينه.',
    },
  },
  events: {
    restrictedEntryMade: 'إضافة قيد سري: الأمين {{custodianId}}',
    intelligenceAttested: 'الإقرار بأخذ القيود السرية في الاعتبار',
  },
  tasks: {
    intelligence_attestation: {
      do: 'الإقرار بأن القيود السرية أُخذت في الاعتبار',
      answers: { attest: 'الإقرار بأنها أُخذت في الاعتبار' },
    },
  },
  requirements: {},
  fieldsOf: { recordRestrictedEntry: { what: { label: 'المعلومات المعروفة' } } },
};
