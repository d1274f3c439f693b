import { engagementOf } from '../../shared/domain/engagement';
import { segregationDays } from '../../shared/domain/areas/segregation/rules';
import type { AgendaFacts } from '../../shared/domain/kernel-types';
import { releaseBeforeCompletionLikely } from '../../shared/domain/short-sentence';
import type { CaseState } from '../../shared/domain/state';
import { seesDue, seesRestrictedExistence, type Sight } from '../../shared/policy/who-may-see';
import type { CaseAnswer } from './answer';

/** What the custody path adds to a case, as one caller sees it: each matter by the compartment that it lies in. */
export function presentCustody(kase: CaseState, facts: AgendaFacts, sight: Sight): Partial<CaseAnswer> {
  return {
    ...(sight.progress && howItStands(kase, facts, sight)),
    ...(sight.name && whatWasDecided(kase, facts)),
    ...(sight.views.assessment === 'full' && whatIsJudged(kase)),
    ...(sight.views.incidents === 'full' && whatHappened(kase)),
    ...(seesRestrictedExistence(sight, 'intelligence') || sight.views.intelligence === 'full' ? sealed(kase) : {}),
    ...(sight.views.incentives === 'full' && { incentives: kase.incentives.map(incentive) }),
  };
}

function howItStands(kase: CaseState, { programme }: AgendaFacts, sight: Sight): Partial<CaseAnswer> {
  const { reassessmentRequired: required } = kase;
  return {
    engagement: engagementOf(kase, programme),
    releaseBeforeCompletionLikely: releaseBeforeCompletionLikely(kase, programme),
    paroleEligibleOn: kase.paroleEligibleOn,
    // Why one is required tells what happened: only whoever sees assessments learns it.
    ...(seesDue(sight, 'assessment') && {
      reassessmentRequired: required && { because: required.because, dueAt: required.dueAt },
    }),
  };
}

function whatWasDecided(kase: CaseState, { now, calendar }: AgendaFacts): Partial<CaseAnswer> {
  const { planDraft, planAgreement, riskPlan, conferenceDue: due } = kase;
  return {
    // The type of a conference tells what happened.
    conferences: kase.conferences.map((each) => ({
      conferenceId: each.conferenceId,
      type: each.type,
      startsAt: each.startsAt,
      placeCode: each.placeCode,
      chairId: each.chairId,
      status: each.status,
      members: each.members.map(({ personId, discipline, answer }) => ({ personId, discipline, answer })),
      ...(each.lacking && { lacking: [...each.lacking] }),
    })),
    conferenceDue: due && { type: due.type, dueAt: due.dueAt },
    markers: [...kase.markers],
    convictedOn: kase.convictedOn,
    conflicts: [...kase.conflicts],
    challenges: kase.challenges.map(({ challengeId, of, reviewerId }) => ({ challengeId, of, reviewerId })),
    segregationDays: segregationDays(kase, now, calendar),
    planDraft: planDraft && { version: planDraft.version, status: planDraft.status },
    planAgreement: planAgreement && { version: planAgreement.version, agreement: planAgreement.agreement },
    riskPlan: riskPlan && { version: riskPlan.version, reviewOn: riskPlan.reviewOn },
    consents: Object.fromEntries(
      Object.entries(kase.consents).map(([purpose, { state, since }]) => [purpose, { state, since }]),
    ),
    notSuitableUntil: kase.unsuitable?.nextScreeningOn ?? null,
  };
}

function whatIsJudged({ background, concern, comment }: CaseState): Partial<CaseAnswer> {
  return {
    background: [...background],
    levelOfConcern: concern && {
      level: concern.level,
      setBy: concern.setBy,
      at: concern.at,
      hasRisen: concern.hasRisen,
    },
    comment: comment && { assessmentId: comment.assessmentId, outcome: comment.outcome },
  };
}

function whatHappened({ keepApart, activitiesSuspended: suspended }: CaseState): Partial<CaseAnswer> {
  return {
    keepApart: keepApart.map(({ pairId, otherCaseId, reasonCode }) => ({ pairId, otherCaseId, reasonCode })),
    activitiesSuspended: suspended && { since: suspended.since, incidentId: suspended.incidentId },
  };
}

function sealed({ intelligence: { entries, custodianId, attestedAt } }: CaseState): Partial<CaseAnswer> {
  return { restrictedEntries: { entries, custodianId, attestedAt } };
}

function incentive({
  incentiveId,
  kind,
  milestone,
  granterId,
  status,
}: CaseState['incentives'][number]): NonNullable<CaseAnswer['incentives']>[number] {
  return { incentiveId, kind, milestone: milestone.kind, granterId, status };
}
