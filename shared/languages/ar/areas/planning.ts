import type { AreaWords } from '../../practice/words';

export const planning: AreaWords<'planning'> = {
  commands: {
    draftPlan: {
      title: 'إعداد مسودة الخطة',
      done: 'سُجّلت مسودة الخطة.',
      hint: 'اختاروا الغاية أولًا. ولكل هدف حد للنجاح وحد للإخفاق.',
    },
    submitPlan: {
      title: 'تقديم الخطة',
      done: 'قُدّمت الخطة.',
      hint: 'يُطلب من الرئيس اعتمادها. ولا يجوز أن يكون هو معدّها.',
    },
  },
  events: {
    planDrafted: 'إعداد مسودة الخطة: النسخة {{version}}، {{aim}}',
    planSubmitted: 'تقديم الخطة إلى الرئيس: النسخة {{version}}، {{chairId}}',
    planApproved: 'اعتماد الخطة: النسخة {{version}}',
    planRejected: 'إعادة الخطة إلى معدّها: النسخة {{version}} ({{reasonCode}})',
    planOpinionGiven: 'إبداء رأي في الخطة: {{discipline}}، {{opinion}}',
  },
  tasks: {
    plan_approval: {
      do: 'اعتماد الخطة',
      answers: {
        approve: 'اعتماد الخطة',
        approve_with_changes: 'اعتماد الخطة مع تعديلات',
        reject: 'إعادة الخطة إلى معدّها',
      },
    },
    plan_opinion: {
      do: 'إبداء رأيكم في الخطة',
      answers: { agree: 'موافقة', agree_with_changes: 'موافقة مع تعديلات', dissent: 'رأي مخالف' },
    },
  },
  followUps: {
    plan_rejected: 'أُعيدت الخطة إلى معدّها: عدّلوها وقدّموها من جديد',
    plan_changes_asked: 'اعتُمدت الخطة مع تعديلات: أعدّوا مسودة التعديلات',
  },
  requirements: {
    plan_draft: 'إعداد مسودة الخطة',
    plan_submission: 'تقديم الخطة',
    quorum_: 'استكمال النصاب بالحضور أو بتقرير مكتوب: {{which}}',
  },
  fieldsOf: {
    draftPlan: { title: { label: 'الهدف' }, tracks: { label: 'مسارات الخطة' } },
    submitPlan: { chairId: { label: 'الرئيس الذي يتخذ القرار' }, opinions: { label: 'الآراء المكتوبة المطلوبة' } },
  },
};
