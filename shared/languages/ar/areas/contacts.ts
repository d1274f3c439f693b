import type { AreaWords } from '../../practice/words';

export const contacts: AreaWords<'contacts'> = {
  commands: {
    recordAftercareChoice: {
      title: 'تسجيل الاختيار بشأن الرعاية اللاحقة',
      done: 'سُجّل الاختيار.',
      hint: 'الرعاية اللاحقة طوعية. ولا يلزم أحدًا ذكر سبب لرفضها.',
    },
  },
  events: {
    contactsStarted: 'بدء جدول الاتصالات: {{kind}}',
    contactFellDue: 'حان موعد اتصال: رقم {{number}}',
    contactMade: 'إجراء اتصال',
    contactMissed: 'اتصال فائت: {{reasonCode}}',
    outreachRecorded: 'تسجيل محاولة اتصال أخرى (تم الوصول إلى الشخص: {{reached}})',
    contactScheduleEnded: 'انتهاء جدول الاتصالات: {{kind}}',
    aftercareChosen: 'تسجيل الاختيار بشأن الرعاية اللاحقة: {{choice}}',
  },
  tasks: {
    contact_report: { do: 'تقديم تقرير عن الاتصال', answers: { made: 'تم الاتصال', missed: 'لم يتم الاتصال' } },
    outreach: {
      do: 'محاولة الاتصال بالشخص من جديد',
      answers: { reached: 'تم الوصول إلى الشخص', not_reached: 'لم يتم الوصول إلى الشخص' },
    },
  },
  followUps: {
    contact_schedule_ended: 'انتهى جدول الاتصالات: قرّروا كيف يستمر الملف',
    outreach_failed: 'أخفقت محاولة الاتصال: قرّروا ما يمكن تجربته غير ذلك',
  },
  requirements: {
    supervision_end: 'إتمام الإشراف',
    aftercare_choice: 'تسجيل الاختيار بشأن الرعاية اللاحقة',
    aftercare_end: 'إتمام الرعاية اللاحقة',
  },
  deadlines: { contactFellDue: 'اتصال', contactScheduleEnded: 'نهاية جدول الاتصالات' },
};
