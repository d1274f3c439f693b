import type { AppTexts } from '../app-texts';

export const drafts: AppTexts['drafts'] = {
  heading: 'نماذج بدأتها',
  later: 'الحفظ والمتابعة لاحقًا',
  discard: 'حذف ما أدخلته',
  kept: 'ما أدخلته محفوظ حتى {{when}}. لم يُسجَّل شيء.',
  keptAt: 'حُفظ في {{when}} ولم يُسجَّل بعد',
  begun: 'بدأت هذا النموذج من قبل ولم ترسله:',
  goOn: 'متابعة ما أدخلته، {{when}}',
  until: 'محفوظ حتى {{when}}',
};

export const account: AppTexts['account'] = {
  heading: 'حسابك',
  signedIn: 'مسجل الدخول منذ {{since}}. تنتهي جلستك في {{until}} على أبعد تقدير.',
  language: 'لغة الصفحات والرسائل',
  timeZone: 'المنطقة الزمنية التي تُعرض لك بها الأوقات',
  save: 'حفظ',
  saved: 'حُفظت اختياراتك.',
  ending: 'ستنتهي جلستك بعد خمس دقائق إن لم تفعل شيئًا.',
  endingForGood: 'ستنتهي جلستك بعد خمس دقائق. ما أدخلته محفوظ.',
  stay: 'البقاء مسجل الدخول',
};
