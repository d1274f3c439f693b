import type { AreaWords } from '../../practice/words';

export const referral: AreaWords<'referral'> = {
  commands: {
    openCase: {
      title: 'فتح ملف',
      done: 'فُتح الملف.',
      hint: 'يُفتح الملف عندما تحيل جهةٌ شخصًا إلى البرنامج. ويقبل الإحالة شخص آخر.',
    },
    acceptReferral: { title: 'قبول الإحالة', done: 'قُبلت الإحالة.', hint: 'لا يجوز لمن قدّم الإحالة أن يقبلها بنفسه.' },
    recordScreening: {
      title: 'تسجيل فحص أولي',
      done: 'سُجّل الفحص الأولي.',
      hint: 'تُسجَّل كل نتيجة عند الوصول. «غير معروف» نتيجة قائمة بذاتها، ولا تعني أنه لا يوجد ما يدعو إلى القلق.',
    },
  },
  events: {
    caseOpened: 'فتح الملف: إحالة من {{referredById}}، {{referringAgencyId}}',
    referralAccepted: 'قبول الإحالة',
    screeningRecorded: 'تسجيل الفحص الأولي',
  },
  requirements: { referral_acceptance: 'قبول الإحالة', screening_: 'تسجيل الفحص الأولي: {{which}}' },
  fieldsOf: {
    acceptReferral: {
      criteria: { label: 'معايير القبول المستوفاة', hint: 'يجب استيفاء جميع المعايير.' },
      duplicateChecked: { label: 'تحققت من أنه لا يوجد ملف آخر لهذا الشخص' },
      conflictOfInterestChecked: { label: 'تحققت من عدم وجود تضارب في المصالح لدى أي من المعنيين' },
    },
  },
};
