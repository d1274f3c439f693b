import type { AreaWords } from '../../practice/words';

export const markers: AreaWords<'markers'> = {
  commands: {
    setMarkers: {
      title: 'تحديد سمات الشخص',
      done: 'حُدّدت السمات.',
      hint: 'تغيّر السمات الخطوات المطلوبة. اختاروا كل ما ينطبق الآن.',
    },
    recordConviction: { title: 'تسجيل الإدانة', done: 'سُجّلت الإدانة.' },
    recordConflict: {
      title: 'تسجيل تضارب في المصالح',
      done: 'سُجّل التضارب في المصالح.',
      hint: 'من لديه تضارب في المصالح لا يعمل في هذا الملف. ويجب نقل مهامه إلى غيره.',
    },
  },
  events: {
    markersSet: 'تحديد سمات الشخص: {{markers}}',
    convictionRecorded: 'تسجيل الإدانة: {{convictedOn}}',
    conflictRecorded: 'تسجيل تضارب في المصالح: {{personId}} ({{reasonCode}})',
    adulthoodReached: 'بلوغ سن الرشد: {{turnsAdultOn}}',
  },
  followUps: {
    adulthood_reached: 'بلغ الشخص سن الرشد: اطلبوا موافقته من جديد وعدّلوا الخطة',
    conflict_recorded: 'لدى أحد الزملاء تضارب في المصالح: انقلوا مهامه إلى غيره',
  },
  deadlines: { adulthoodReached: 'بلوغ سن الرشد' },
  fieldsOf: {
    setMarkers: { turnsAdultOn: { hint: 'لازم للحدث.' } },
    recordConflict: { personId: { label: 'الزميل الذي لديه تضارب في المصالح' } },
  },
  alsoMissing: {
    reassignment: 'نقل مهام الزميل الذي لديه تضارب في المصالح',
  },
};
