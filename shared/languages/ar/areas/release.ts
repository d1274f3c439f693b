import type { AreaWords } from '../../practice/words';

export const release: AreaWords<'release'> = {
  commands: {
    startPreRelease: { title: 'بدء التحضير للإفراج', done: 'بدأ التحضير للإفراج.' },
    requestReleaseConfirmations: {
      title: 'طلب التأكيدات للإفراج',
      done: 'طُلبت التأكيدات.',
      hint: 'يُطلب من كل من الأربعة تأكيد أن الشخص مستعد للإفراج.',
    },
    recordReleaseDecision: {
      title: 'تسجيل قرار الإفراج',
      done: 'سُجّل قرار الإفراج.',
      hint: 'القرار قرار سلطة خارجية. ويتطلب الإفراج المشروط شروطًا وتاريخ انتهاء ومسؤولًا عن الإشراف.',
    },
  },
  events: {
    preReleaseFellDue: 'حان موعد التحضير للإفراج: الإفراج المتوقع {{expectedReleaseOn}}',
    preReleaseStarted: 'بدء التحضير للإفراج',
    releaseConfirmationsRequested:
      'طلب التأكيدات للإفراج: {{chair}}، {{police_lead}}، {{probation_lead}}، {{aftercare_lead}}',
    releaseConfirmed: 'تأكيد الاستعداد للإفراج: {{as}}',
    releaseRefused: 'عدم تأكيد الاستعداد للإفراج: {{as}} ({{reasonCode}})',
    releaseDateChanged: 'تغيير موعد الإفراج المتوقع: من {{from}} إلى {{to}}',
    releaseDecided: 'تسجيل قرار الإفراج: {{kind}}، {{authority}}، الإفراج في {{releaseOn}}',
    handoverSent: 'إرسال ملف التسليم',
    handoverReceived: 'استلام ملف التسليم',
    personReleased: 'الإفراج عن الشخص: {{releaseOn}}',
  },
  tasks: {
    release_confirmation: {
      do: 'تأكيد الاستعداد للإفراج',
      answers: { confirm: 'تأكيد الاستعداد للإفراج', refuse: 'عدم تأكيده' },
    },
    handover_sending: { do: 'تأكيد إرسال ملف التسليم', answers: { confirm: 'أرسلت ملف التسليم' } },
    handover_acceptance: { do: 'تأكيد استلام ملف التسليم', answers: { confirm: 'استلمت ملف التسليم' } },
  },
  followUps: {
    release_refused: 'لم يُؤكَّد الاستعداد للإفراج: استوضحوا الأسباب',
    pre_release_due: 'حان موعد التحضير للإفراج: أتمّوا البرنامج أو ابدؤوا التحضير',
  },
  requirements: {
    release_confirmation_: 'تأكيد الاستعداد للإفراج: {{which}}',
    final_assessment: 'إتمام التقييم النهائي',
    release_decision: 'تسجيل قرار الإفراج',
    day_of_release: 'انتظار يوم الإفراج',
  },
  deadlines: { preReleaseFellDue: 'التحضير للإفراج', personReleased: 'الإفراج' },
  fieldsOf: {
    recordReleaseDecision: {
      kind: { label: 'نوع الإفراج' },
      waiver: { hint: 'لازم إذا سبق الإفراج اكتمال كل ما هو مطلوب.' },
      conditions: { hint: 'للإفراج المشروط فقط.' },
      supervisionEndsOn: { hint: 'للإفراج المشروط فقط.' },
      supervisingOfficerId: { hint: 'للإفراج المشروط فقط.' },
      senderId: { label: 'من يسلّم الملف' },
    },
  },
};
