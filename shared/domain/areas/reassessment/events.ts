import { type Area } from '../../kernel/area';
import { established, judged } from '../../kernel/provenance';

export const rows: Area<'reassessment'>['events'] = {
  reassessmentFellDue: {
    in: 'identity',
    progress: true,
    provenance: established(),
    reduce: (kase, { data }) => {
      const { reassessmentRequired: required, reassessment } = kase;
      if (required && !required.fellDue && required.dueAt === data.dueSince)
        return { ...kase, reassessmentRequired: { ...required, fellDue: true } };
      return { ...kase, reassessment: reassessment && { ...reassessment, fellDue: true } };
    },
  },
  reviewDecided: {
    in: 'identity',
    progress: true,
    provenance: judged(),
    reduce: (kase, { data, at, actorId }) => ({
      ...kase,
      reassessment: { dueFrom: at, fellDue: false },
      planRevision: data.decision === 'revise' || kase.planRevision,
      programmeCompletedBy: data.decision === 'complete' ? actorId : kase.programmeCompletedBy,
    }),
  },
  reassessmentSkipped: {
    in: 'identity',
    progress: true,
    provenance: judged(),
    reduce: (kase, { at }) => ({
      ...kase,
      reassessmentRequired: null,
      reassessment: kase.reassessment?.fellDue ? { dueFrom: at, fellDue: false } : kase.reassessment,
    }),
  },
  reassessmentRequired: {
    in: 'identity',
    provenance: established(),
    reduce: (kase, { data, at }) => {
      const before = kase.reassessmentRequired;
      if (before && before.dueAt <= data.dueAt) return kase;
      return { ...kase, reassessmentRequired: { ...data, since: at, fellDue: false } };
    },
  },
};
