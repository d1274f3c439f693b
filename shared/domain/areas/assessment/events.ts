import { type Area } from '../../kernel/area';
import { established, judged, observed } from '../../kernel/provenance';
import { concernAfter } from '../background/rules';
import { change, getAssessment } from './rules';

export const rows: Area<'assessment'>['events'] = {
  assessmentAssigned: {
    in: 'assessment',
    provenance: established('staff'),
    reduce: (kase, { data: { overrideReasons: _inRecord, ...data } }) => ({
      ...kase,
      assessments: [...kase.assessments, { ...data, status: 'assigned' }],
      functions: { ...kase.functions, assessor: data.assessorId, reviewer: data.reviewerId },
      reassessmentRequired: null,
    }),
  },
  assessmentSubmitted: {
    in: 'assessment',
    provenance: judged(),
    reduce: (kase, { data, at }) =>
      change(kase, data.assessmentId, {
        status: 'submitted',
        submittedAt: at,
        levelOfConcern: data.form.levelOfConcern,
        unrated: data.unrated,
      }),
  },
  assessmentApproved: {
    in: 'assessment',
    provenance: judged(),
    reduce: (kase, { data, at }) => {
      const { levelOfConcern = 'not_rated', assessorId } = getAssessment(kase, data.assessmentId);
      return {
        ...change(kase, data.assessmentId, { status: 'approved', approvedAt: at }),
        concern: concernAfter(kase.concern, levelOfConcern, assessorId, at),
      };
    },
  },
  assessmentRejected: {
    in: 'assessment',
    provenance: judged(),
    says: 'Assessment sent back',
    reduce: (kase, { data }) => change(kase, data.assessmentId, { status: 'rejected' }),
  },
  assessmentNotPossible: {
    in: 'assessment',
    provenance: observed(),
    reduce: (kase, { data }) => change(kase, data.assessmentId, { status: 'not_possible' }),
  },
  assessmentRated: {
    in: 'assessment',
    provenance: judged(),
    says: 'Rated by one of two assessors',
    reduce: (kase, { data, actorId }) => {
      const ratedBy = [...(getAssessment(kase, data.assessmentId).ratedBy ?? []), actorId];
      return change(kase, data.assessmentId, { ratedBy, ...(ratedBy.length > 1 && { status: 'rated' }) });
    },
  },
};
