import type { AreaWords } from '../../practice/words';

export const objectives: AreaWords<'objectives'> = {
  commands: {
    recordPlanAgreement: {
      title: 'Record the person’s agreement to the plan',
      done: 'The agreement is recorded.',
      hint: 'Disagreement and no answer are recorded too. Neither costs the person anything.',
    },
    recordRiskPlan: { title: 'Record the risk management plan', done: 'The risk management plan is recorded.' },
    reviewObjective: { title: 'Review an objective', done: 'The review is recorded.' },
  },
  events: {
    planAgreementRecorded: 'Agreement of the person to the plan recorded: {{agreement}}, version {{version}}',
    riskPlanRecorded: 'Risk management plan recorded: version {{version}}, review on {{reviewOn}}',
    riskPlanReviewFellDue: 'Review of the risk management plan fell due: {{reviewOn}}',
    objectiveReviewed: 'Objective reviewed: {{standing}}',
    objectiveReviewFellDue: 'Review of an objective fell due: {{reviewOn}}',
  },
  followUps: {
    objective_review_due: 'An objective is due for review: have it reviewed',
    risk_plan_review_due: 'The risk management plan is due for review: have it reviewed',
  },
  requirements: {
    risk_plan: 'Record the risk management plan',
    plan_agreement: 'Record the person’s agreement to the plan',
  },
  deadlines: {
    riskPlanReviewFellDue: 'Review of the risk management plan',
    objectiveReviewFellDue: 'Review of an objective',
  },
  fieldsOf: {
    recordPlanAgreement: { version: { label: 'Version of the plan' } },
    recordRiskPlan: { what: { label: 'What is done then' } },
    reviewObjective: { reviewOn: { label: 'Next review on' } },
  },
  alsoMissing: {
    objective_review: 'Review the objective',
  },
};
