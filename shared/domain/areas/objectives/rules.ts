import { followedUp, followUp } from '../../asking/asking';
import { type CaseState, type CommandData, type NewEvent } from '../../case';
import { type Deadlines } from '../../kernel/area';
import { firstOf, reject } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { type Phase, phasesInCustody } from '../../path/phases';
import { type CivilDate, civilDate, startOfDay } from '../../time';
import { type Objective } from '../plan/contract';
import { objectivesOf } from '../plan/rules';

export const phasesWithPlan: readonly Phase[] = ['planning', 'programme', 'pre_release', 'release_decision'];

const phasesOfReview: readonly Phase[] = ['programme', 'pre_release'];

/** Review days of the risk-management plan and of objectives under way. The coordinator is asked once. */
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

/** Refused unless the person was asked about the version that the chair is asked about or has approved. */
export function checkAgreement(kase: CaseState, data: CommandData['recordPlanAgreement']): Decision | null {
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

export function checkAhead(reviewOn: CivilDate, { now, calendar }: Facts): Decision | null {
  return reviewOn <= civilDate(now, calendar.timeZone) ? reject('date_in_past', 'reviewOn') : null;
}

function isUnderWay({ standing }: Objective): boolean {
  return standing === undefined || standing === 'progressing';
}

/** Withdraws the follow-up if no other objective is due for review. */
export function noReviewDue(kase: CaseState, { objectiveId }: Objective): readonly NewEvent[] {
  const isLeft = objectivesOf(kase).some(
    (each) => each.objectiveId !== objectiveId && each.reviewFellDue && isUnderWay(each),
  );
  return isLeft ? [] : followedUp(kase, 'objective_review_due');
}

export function change(
  kase: CaseState,
  objectiveId: string,
  to: (objective: Objective) => Partial<Objective>,
): CaseState {
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
