import { type Area } from '../../kernel/area';
import { established, judged, toldByPerson } from '../../kernel/provenance';
import { change } from './rules';

export const rows: Area<'objectives'>['events'] = {
  planAgreementRecorded: {
    in: 'identity',
    provenance: toldByPerson(),
    says: 'Agreement of the person to the plan recorded',
    reduce: (kase, { data: { version, agreement } }) => ({
      ...kase,
      planAgreement: { version, agreement },
    }),
  },
  riskPlanRecorded: {
    in: 'identity',
    provenance: judged(),
    says: 'Risk-management plan recorded',
    reduce: (kase, { data: { version, reviewOn } }) => ({
      ...kase,
      riskPlan: { version, reviewOn, reviewFellDue: false },
    }),
  },
  riskPlanReviewFellDue: {
    in: 'identity',
    progress: true,
    provenance: established(),
    says: 'Review of the risk-management plan fell due',
    reduce: (kase) => ({ ...kase, riskPlan: kase.riskPlan && { ...kase.riskPlan, reviewFellDue: true } }),
  },
  objectiveReviewed: {
    in: 'identity',
    provenance: judged(),
    reduce: (kase, { data: { objectiveId, standing, reviewOn } }) =>
      change(kase, objectiveId, (before) => ({
        standing,
        reviewOn: reviewOn ?? before.reviewOn,
        reviewFellDue: false,
      })),
  },
  objectiveReviewFellDue: {
    in: 'identity',
    progress: true,
    provenance: established(),
    says: 'Review of an objective fell due',
    reduce: (kase, { data: { objectiveId } }) => change(kase, objectiveId, () => ({ reviewFellDue: true })),
  },
};
