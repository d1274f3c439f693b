import type { AreaWords } from '../../practice/words';

export const objectives: AreaWords<'objectives'> = {
  commands: {
    recordPlanAgreement: {
      title: 'تسجيل موقف الشخص من الخطة',
      done: 'سُجّل موقف الشخص.',
      hint: 'يُسجَّل أيضًا عدم الموافقة وتعذّر الجواب. ولا يترتب عليهما شيء على الشخص.',
    },
    recordRiskPlan: { title: 'تسجيل خطة إدارة المخاطر', done: 'سُجّلت خطة إدارة المخاطر.' },
    reviewObjective: { title: 'مراجعة هدف', done: 'سُجّلت المراجعة.' },
  },
  events: {
    planAgreementRecorded: 'تسجيل موقف الشخص من الخطة: {{agreement}}، النسخة {{version}}',
    riskPlanRecorded: 'تسجيل خطة إدارة المخاطر: النسخة {{version}}، المراجعة في {{reviewOn}}',
    riskPlanReviewFellDue: 'حان موعد مراجعة خطة إدارة المخاطر: {{reviewOn}}',
    objectiveReviewed: 'مراجعة هدف: {{standing}}',
    objectiveReviewFellDue: 'حان موعد مراجعة هدف: {{reviewOn}}',
  },
  followUps: {
    objective_review_due: 'حان موعد مراجعة هدف: اعملوا على مراجعته',
    risk_plan_review_due: 'حان موعد مراجعة خطة إدارة المخاطر: اعملوا على مراجعتها',
  },
  requirements: {
    risk_plan: 'تسجيل خطة إدارة المخاطر',
    plan_agreement: 'تسجيل موقف الشخص من الخطة',
  },
  deadlines: {
    riskPlanReviewFellDue: 'مراجعة خطة إدارة المخاطر',
    objectiveReviewFellDue: 'مراجعة هدف',
  },
  fieldsOf: {
    recordPlanAgreement: { version: { label: 'نسخة الخطة' } },
    recordRiskPlan: { what: { label: 'ما يُفعل عندئذ' } },
    reviewObjective: { reviewOn: { label: 'المراجعة التالية في' } },
  },
  alsoMissing: {
    objective_review: 'مراجعة الهدف',
  },
};
