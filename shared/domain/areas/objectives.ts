import { type CommandRules, type Deadlines, type Reducers, reject } from '../rules';
import { phasesInCustody } from '../phase-groups';

/** What accompanies the plan: the person's agreement, the risk-management plan, how objectives stand (domain.md, `planning`). */
export const objectiveCommands: CommandRules<'recordPlanAgreement' | 'recordRiskPlan' | 'reviewObjective'> = {
  recordPlanAgreement: { during: phasesInCustody, decide: () => reject('nothing_changed') },
  recordRiskPlan: { during: phasesInCustody, decide: () => reject('nothing_changed') },
  reviewObjective: { during: phasesInCustody, decide: () => reject('nothing_changed') },
};

export const objectiveEvents: Reducers<
  | 'planAgreementRecorded'
  | 'riskPlanRecorded'
  | 'riskPlanReviewFellDue'
  | 'objectiveReviewed'
  | 'objectiveReviewFellDue'
> = {
  planAgreementRecorded: (kase) => kase,
  riskPlanRecorded: (kase) => kase,
  riskPlanReviewFellDue: (kase) => kase,
  objectiveReviewed: (kase) => kase,
  objectiveReviewFellDue: (kase) => kase,
};

export const objectiveDeadlines: Deadlines = () => [];
