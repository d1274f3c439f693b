import type { AreaWords } from '../../practice/words';

export const asking: AreaWords<'asking'> = {
  commands: {
    reassignTask: {
      title: 'نقل مهمة إلى شخص آخر',
      done: 'نُقلت المهمة.',
      hint: 'يُطلب الجواب بالبريد من المكلَّف الجديد، وله كامل المهلة للرد.',
    },
    answerTask: { title: 'الرد على مهمة', done: 'سُجّل جوابكم.' },
  },
  events: {
    taskAsked: 'إسناد مهمة: {{kind}}، إلى {{assigneeId}}، المهلة {{dueAt}}',
    taskChanged: 'تغيير مهمة: المهلة الآن {{dueAt}}',
    taskAnswered: 'الرد على مهمة: {{answer}}',
    taskWithdrawn: 'لم تعد المهمة لازمة',
    taskReassigned: 'نقل مهمة: من {{from}} إلى {{to}}، المهلة {{dueAt}} ({{reasonCode}})',
    rungReached: 'إرسال تذكير أو تصعيد: {{to}}',
    mailFailed: 'تعذّر إيصال رسالة بريدية',
  },
  tasks: { follow_up: { do: 'المتابعة', answers: { done: 'تم' } } },
  followUps: { mail_failed: 'تعذّر إيصال رسالة بريدية: تواصلوا مع الشخص بطريقة أخرى' },
  deadlines: { taskAsked: 'طلب إلى المختص', rungReached: 'تذكير أو تصعيد' },
  fieldsOf: {
    reassignTask: { assigneeId: { label: 'المكلَّف الجديد' }, reasonCode: { label: 'سبب النقل' } },
  },
};
