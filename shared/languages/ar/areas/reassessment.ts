import type { AreaWords } from '../../practice/words';

export const reassessment: AreaWords<'reassessment'> = {
  commands: {
    skipReassessment: {
      title: 'تجاوز إعادة تقييم',
      done: 'جرى تجاوز إعادة التقييم.',
      hint: 'تستحق الإعادة التالية بحسب الجدول.',
    },
  },
  events: {
    reassessmentFellDue: 'حان موعد إعادة التقييم: {{dueSince}}',
    reviewDecided: 'قرار بعد إعادة التقييم: {{decision}}',
    reassessmentSkipped: 'تجاوز إعادة تقييم: مستحقة منذ {{dueSince}}',
    reassessmentRequired: 'إعادة تقييم لازمة: {{because}}، قبل {{dueAt}}',
  },
  tasks: {
    review_decision: {
      do: 'اتخاذ قرار بشأن الاستمرار بعد إعادة التقييم',
      answers: {
        continue: 'الاستمرار كما هو مخطط',
        revise: 'تعديل الخطة',
        step_up: 'تكثيف العمل',
        step_down: 'تخفيف العمل',
        suspend: 'تعليق البرنامج',
        complete: 'إتمام البرنامج',
      },
    },
  },
  followUps: {
    reassessment_due: 'حان موعد إعادة تقييم: أسندوها',
    reassessment_required: 'إعادة تقييم لازمة خارج الجدول: أسندوها',
  },
  requirements: { programme_completion: 'اتخاذ قرار باكتمال البرنامج' },
  deadlines: { reassessmentFellDue: 'إعادة التقييم' },
  alsoMissing: {
    assessment_assignment: 'إسناد التقييم',
  },
};
