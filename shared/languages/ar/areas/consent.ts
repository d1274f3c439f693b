import type { AreaWords } from '../../practice/words';

export const consent: AreaWords<'consent'> = {
  commands: {
    recordConsent: {
      title: 'تسجيل الموافقة',
      done: 'سُجّلت الموافقة.',
      hint: 'الرفض أو السحب يوقف العمل الطوعي ولا شيء غيره. ولا يلزم أحدًا ذكر سبب.',
    },
    recordSuitability: { title: 'تسجيل الملاءمة', done: 'سُجّلت الملاءمة.', hint: 'من لم يكن ملائمًا الآن يُفحص من جديد.' },
  },
  events: {
    consentRecorded: 'تسجيل الموافقة: {{purpose}}، {{state}}',
    consentOfferFellDue: 'حان موعد عرض جديد: {{purpose}}',
    suitabilityRecorded: 'تسجيل الملاءمة (ملائم: {{suitable}})',
    suitabilityScreeningFellDue: 'حان موعد فحص الملاءمة: {{nextScreeningOn}}',
  },
  followUps: {
    consent_offer_due: 'حان موعد عرض جديد: اطلبوا موافقة الشخص من جديد',
    suitability_screening_due: 'حان موعد فحص الملاءمة: اعملوا على فحص الشخص',
  },
  requirements: { consent_offer_: 'طلب موافقة الشخص: {{which}}' },
  deadlines: {
    consentOfferFellDue: 'عرض جديد للعمل الطوعي',
    suitabilityScreeningFellDue: 'فحص الملاءمة',
  },
  fieldsOf: {
    recordConsent: {
      form: { label: 'كيف أُعطيت الموافقة' },
      guardian: { hint: 'للحدث فقط.' },
      lawyer: { hint: 'للحدث فقط.' },
    },
    recordSuitability: { nextScreeningOn: { hint: 'لازم إذا لم يكن الشخص ملائمًا الآن.' } },
  },
  alsoMissing: {
    consent_offer: 'طلب موافقة الشخص من جديد',
    suitability_screening: 'تسجيل ملاءمة الشخص',
  },
};
