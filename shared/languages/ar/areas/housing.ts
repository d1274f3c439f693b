import type { AreaWords } from '../../practice/words';

export const housing: AreaWords<'housing'> = {
  commands: {
    decideHousing: {
      title: 'اتخاذ قرار الإيواء',
      done: 'سُجّل قرار الإيواء.',
      hint: 'يسري القرار حتى تاريخ انتهائه، وتجب عندئذ مراجعته.',
    },
  },
  events: {
    housingDecided: 'قرار بشأن الإيواء: {{option}}، {{securityClass}}، {{roleTier}}، حتى {{expiresOn}}',
    housingReviewFellDue: 'حان موعد مراجعة الإيواء: {{expiresOn}}',
  },
  followUps: { housing_review_due: 'ينتهي قرار الإيواء: اعملوا على مراجعته' },
  requirements: { classification: 'اتخاذ قرار بشأن الإيواء والدرجة الأمنية ومستوى الدور' },
  deadlines: { housingReviewFellDue: 'مراجعة الإيواء' },
  fieldsOf: {
    decideHousing: {
      option: { label: 'الإيواء' },
      expiresOn: { label: 'المراجعة قبل', hint: 'ينتهي القرار في هذا اليوم.' },
      keepApartReasons: { hint: 'فقط إذا كان في هذه المؤسسة شخص يجب منع اختلاطه بهذا الشخص.' },
      prolongedReasons: { hint: 'فقط إذا كان العزل سيتجاوز المدة القصوى.' },
    },
  },
  alsoMissing: {
    housing_decision: 'اتخاذ قرار الإيواء',
  },
};
