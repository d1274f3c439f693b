import type { AreaWords } from '../../practice/words';

export const concerns: AreaWords<'concerns'> = {
  events: {
    concernRaised: 'الإبلاغ في جلسة عن أمر يدعو إلى القلق (عاجل: {{urgent}})',
    concernReviewed: 'النظر في أمر يدعو إلى القلق: {{outcome}}',
    urgentConcernAcknowledged: 'تأكيد الاطلاع على أمر عاجل يدعو إلى القلق',
  },
  tasks: {
    concern_review: {
      do: 'النظر في الأمر الذي يدعو إلى القلق',
      answers: { reassess: 'طلب إعادة تقييم الشخص', watch: 'مواصلة المراقبة', no_action: 'عدم اتخاذ إجراء' },
    },
    urgent_concern: {
      do: 'التصرف في الأمر العاجل الذي يدعو إلى القلق',
      answers: { acknowledge: 'اطلعت عليه وأتخذ إجراءً' },
    },
  },
};
