import { followedUp, followUp } from '../asking';
import type { CommandData } from '../commands';
import type { NewEvent } from '../events';
import type { Decision, Facts } from '../kernel-types';
import type { Phase } from '../state';
import { accept, firstOf, reject, type CommandRules, type Deadlines, type Reducers } from '../rules';
import { phasesInCustody } from '../phase-groups';
import type { CaseState, Objective } from '../state';
import { civilDate, startOfDay, type CivilDate } from '../time';

const phasesWithPlan: readonly Phase[] = ['planning', 'programme', 'pre_release', 'release_decision'];
const phasesOfReview: readonly Phase[] = ['programme', 'pre_release'];

/**
 * What accompanies the plan: the person's agreement, the risk-management plan, how objectives stand (domain.md,
 * `planning`; Rome Memorandum, metrics of success and failure).
 */
export const objectiveCommands: CommandRules<'recordPlanAgreement' | 'recordRiskPlan' | 'reviewObjective'> = {
  recordPlanAgreement: {
    during: phasesWithPlan,
    decide: (kase, data) => checkAgreement(kase, data) ?? accept({ type: 'planAgreementRecorded', data }),
  },
  recordRiskPlan: {
    during: phasesWithPlan,
    whileSuspended: true,
    decide: (kase, data, facts) =>
      checkAhead(data.reviewOn, facts) ??
      accept(
        { type: 'riskPlanRecorded', data: { version: (kase.riskPlan?.version ?? 0) + 1, ...data } },
        ...followedUp(kase, 'risk_plan_review_due'),
      ),
  },
  reviewObjective: {
    during: phasesWithPlan,
    decide: (kase, { reviewOn, ...data }, facts) => {
      const objective = objectivesOf(kase).find(({ objectiveId }) => objectiveId === data.objectiveId);
      if (!objective) return reject('unknown_objective', 'objectiveId');
      const goesOn = data.standing === 'progressing';
      return (
        firstOf(
          !goesOn && objective.standing === data.standing ? reject('nothing_changed', 'standing') : null,
          goesOn && !reviewOn ? reject('reason_required', 'reviewOn') : null,
          goesOn && reviewOn ? checkAhead(reviewOn, facts) : null,
        ) ??
        accept(
          { type: 'objectiveReviewed', data: { ...data, ...(goesOn && { reviewOn }) } },
          ...noReviewDue(kase, objective),
        )
      );
    },
  },
};

export const objectiveEvents: Reducers<
  | 'planAgreementRecorded'
  | 'riskPlanRecorded'
  | 'riskPlanReviewFellDue'
  | 'objectiveReviewed'
  | 'objectiveReviewFellDue'
> = {
  planAgreementRecorded: (kase, { data: { version, agreement } }) => ({
    ...kase,
    planAgreement: { version, agreement },
  }),
  riskPlanRecorded: (kase, { data: { version, reviewOn } }) => ({
    ...kase,
    riskPlan: { version, reviewOn, reviewFellDue: false },
  }),
  riskPlanReviewFellDue: (kase) => ({ ...kase, riskPlan: kase.riskPlan && { ...kase.riskPlan, reviewFellDue: true } }),
  objectiveReviewed: (kase, { data: { objectiveId, standing, reviewOn } }) =>
    change(kase, objectiveId, (before) => ({ standing, reviewOn: reviewOn ?? before.reviewOn, reviewFellDue: false })),
  objectiveReviewFellDue: (kase, { data: { objectiveId } }) =>
    change(kase, objectiveId, () => ({ reviewFellDue: true })),
};

/** A risk-management plan and each objective under way are looked at again on their day; the coordinator is asked once. */
export const objectiveDeadlines: Deadlines = (kase, { calendar }) => {
  const { riskPlan } = kase;
  const at = (day: CivilDate) => startOfDay(day, calendar.timeZone);
  const risk: ReturnType<Deadlines> =
    riskPlan && !riskPlan.reviewFellDue && phasesInCustody.includes(kase.phase)
      ? [
          {
            at: at(riskPlan.reviewOn),
            then: 'riskPlanReviewFellDue',
            events: (facts, now) => [
              { type: 'riskPlanReviewFellDue', data: { reviewOn: riskPlan.reviewOn } },
              ...followUp(now, 'risk_plan_review_due', facts),
            ],
          },
        ]
      : [];
  if (!phasesOfReview.includes(kase.phase)) return risk;
  const reviews = objectivesOf(kase)
    .filter((objective) => isUnderWay(objective) && !objective.reviewFellDue)
    .map(({ objectiveId, reviewOn }): ReturnType<Deadlines>[number] => ({
      at: at(reviewOn),
      then: 'objectiveReviewFellDue',
      about: objectiveId,
      events: (facts, now) => [
        { type: 'objectiveReviewFellDue', data: { objectiveId, reviewOn } },
        ...followUp(now, 'objective_review_due', facts),
      ],
    }));
  return [...risk, ...reviews];
};

/** Of the plan that holds; what was only drafted is not looked at yet. */
export function objectivesOf({ plan }: CaseState): readonly Objective[] {
  return plan?.status === 'approved' ? plan.objectives : [];
}

/** The person is asked about what the chair is asked about, or has approved: this version of it and no other. */
function checkAgreement(kase: CaseState, data: CommandData['recordPlanAgreement']): Decision | null {
  const { plan, planDraft, planAgreement } = kase;
  const asked = [plan, planDraft].filter((each) => each?.status === 'submitted' || each?.status === 'approved');
  const versions = asked.flatMap((each) => (each ? [each.version] : []));
  return firstOf(
    versions.length === 0 ? reject('version_passed', 'version', { now: plan?.status ?? 'none' }) : null,
    versions.includes(data.version) ? null : reject('version_passed', 'version', { versions }),
    planAgreement?.version === data.version && planAgreement.agreement === data.agreement && !data.comment
      ? reject('nothing_changed', 'agreement')
      : null,
  );
}

function checkAhead(reviewOn: CivilDate, { now, calendar }: Facts): Decision | null {
  return reviewOn <= civilDate(now, calendar.timeZone) ? reject('date_in_past', 'reviewOn') : null;
}

function isUnderWay({ standing }: Objective): boolean {
  return standing === undefined || standing === 'progressing';
}

/** Once the last objective is looked at there is nothing left to follow up. */
function noReviewDue(kase: CaseState, { objectiveId }: Objective): readonly NewEvent[] {
  const isLeft = objectivesOf(kase).some(
    (each) => each.objectiveId !== objectiveId && each.reviewFellDue && isUnderWay(each),
  );
  return isLeft ? [] : followedUp(kase, 'objective_review_due');
}

function change(kase: CaseState, objectiveId: string, to: (objective: Objective) => Partial<Objective>): CaseState {
  const { plan } = kase;
  if (!plan) return kase;
  return {
    ...kase,
    plan: {
      ...plan,
      objectives: plan.objectives.map((each) => (each.objectiveId === objectiveId ? { ...each, ...to(each) } : each)),
    },
  };
}
