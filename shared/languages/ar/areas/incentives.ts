import type { AreaWords } from '../../practice/words';

export const incentives: AreaWords<'incentives'> = {
  commands: {
    proposeIncentive: {
      title: 'اقتراح حافز',
      done: 'اقتُرح الحافز.',
      hint: 'يكافئ الحافز خطوة في المسار، ولا يكافئ أبدًا معتقدًا أو اتصالًا بضحية.',
    },
    revokeIncentive: { title: 'سحب حافز', done: 'سُحب الحافز.' },
  },
  events: {
    incentiveProposed: 'اقتراح حافز: {{kind}}، القرار لـ {{granterId}}',
    incentiveGranted: 'منح حافز',
    incentiveRefused: 'رفض حافز: {{reasonCode}}',
    incentiveRevoked: 'سحب حافز: {{reasonCode}}',
  },
  tasks: {
    incentive_decision: { do: 'البت في الحافز', answers: { grant: 'منح الحافز', refuse: 'رفض الحافز' } },
  },
  fieldsOf: {
    proposeIncentive: {
      kind: { label: 'الحافز' },
      about: { label: 'الهدف أو المسار', hint: 'فقط لهدف تحقق أو لمسار اكتمل.' },
      granterId: { hint: 'شخص لم يعقد أي جلسة في هذا الملف.' },
    },
    incentive_decision: {
      override: { label: 'أسباب منحه رغم ارتفاع مستوى القلق' },
    },
  },
};
