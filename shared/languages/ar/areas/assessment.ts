import type { AreaWords } from '../../practice/words';

export const assessment: AreaWords<'assessment'> = {
  commands: {
    assignAssessment: {
      title: 'إسناد تقييم',
      done: 'أُسند التقييم.',
      hint: 'المقيّم والمراجع شخصان مختلفان. وعند وجود مقيّم ثانٍ يلزم مشرف على التوافق أيضًا.',
    },
  },
  events: {
    assessmentAssigned: 'إسناد تقييم: {{instrumentId}}، {{purpose}}، المقيّم {{assessorId}}، المراجع {{reviewerId}}',
    assessmentSubmitted: 'تقديم التقييم (البنود غير المقدَّرة: {{unrated}})',
    assessmentApproved: 'اعتماد التقييم',
    assessmentRejected: 'إعادة التقييم إلى معدّه: {{reasonCode}}',
    assessmentNotPossible: 'تعذّر إجراء التقييم: {{reasonCode}}',
    assessmentRated: 'تقدير من أحد المقيّمَين (البنود غير المقدَّرة: {{unrated}})',
  },
  tasks: {
    assessment: { do: 'تقييم الشخص', answers: { submit: 'تقديم التقييم', cannot_do: 'لا يمكنني إجراء التقييم' } },
    assessment_review: {
      do: 'مراجعة التقييم',
      answers: { approve: 'اعتماد التقييم', reject: 'إعادة التقييم إلى معدّه' },
    },
    assessment_consensus: { do: 'التوفيق بين التقييمين', answers: { submit: 'تقديم التقييم المتفق عليه' } },
  },
  followUps: {
    assessment_not_possible: 'تعذّر إجراء تقييم: أسندوه من جديد',
    assessment_rejected: 'أُعيد تقييم إلى معدّه: أسندوه من جديد',
  },
  requirements: {
    baseline: 'إتمام التقييم الأولي',
    baseline_review: 'مراجعة التقييم الأولي',
    baseline_assignment: 'إسناد التقييم الأولي',
    baseline_consensus: 'الاتفاق على التقييم الأولي',
  },
  fieldsOf: {
    assignAssessment: { overrideReasons: { hint: 'فقط إذا انتهى اعتماد المقيّم أو تدقيقه الأمني.' } },
    assessment: {
      level: { label: 'التقدير' },
      formulation: { hint: 'اشرحوا بعباراتكم كيف تترابط التقديرات. البنود لا تُجمع أبدًا.' },
    },
    assessment_consensus: { level: { label: 'التقدير المتفق عليه' } },
  },
};
