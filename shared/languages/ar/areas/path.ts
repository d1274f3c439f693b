import type { AreaWords } from '../../practice/words';

export const path: AreaWords<'path'> = {
  commands: {
    goBack: {
      title: 'الرجوع إلى مرحلة سابقة',
      done: 'رجع الملف إلى مرحلة سابقة.',
      hint: 'الخطوات التي تمت منذ ذلك الحين يجب أن تُعاد. كل ما سُجّل يبقى في السجل.',
    },
  },
  events: {
    phaseEntered: 'الدخول في مرحلة: {{phase}}، بعد {{from}}',
    phaseTargetPassed: 'انقضاء المدة المستهدفة للمرحلة: {{phase}}، الموعد {{dueAt}}',
    wentBack: 'الرجوع إلى مرحلة سابقة: من {{from}} إلى {{to}}',
  },
  followUps: { phase_overdue: 'تأخرت المرحلة: ابحثوا عما يعطلها' },
  deadlines: { phaseTargetPassed: 'نهاية المدة المستهدفة للمرحلة' },
  fieldsOf: { goBack: { to: { label: 'المرحلة المطلوب الرجوع إليها' } } },
};
