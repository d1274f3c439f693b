import type { AreaWords } from '../../practice/words';

export const tracks: AreaWords<'tracks'> = {
  commands: {
    recordMeasure: { title: 'تسجيل قياس', done: 'سُجّل القياس.', hint: 'يُؤخذ كل قياس قبل المسار وبعده.' },
    endTrack: { title: 'إنهاء مسار', done: 'أُنهي المسار.', hint: 'تُلغى جلسات هذا المسار التي لم تنعقد بعد.' },
  },
  events: {
    measureRecorded: 'تسجيل قياس: {{measure}}، {{when}}، {{level}}',
    trackEnded: 'إنهاء مسار: {{outcome}}',
  },
  fieldsOf: {
    recordMeasure: { when: { label: 'وقت أخذ القياس' }, level: { label: 'النتيجة' } },
    endTrack: { outcome: { label: 'كيف انتهى المسار' }, reasonCode: { hint: 'فقط إذا انقطع الشخص عن المسار.' } },
  },
  alsoMissing: {
    module_: 'عقد الوحدة: {{which}}',
    measure_: 'تسجيل القياس: {{which}}',
  },
};
