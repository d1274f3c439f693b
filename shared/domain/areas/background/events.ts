import { type Area } from '../../kernel/area';
import { judged, toldByPerson } from '../../kernel/provenance';
import { concernAfter } from './rules';

export const rows: Area<'background'>['events'] = {
  backgroundRecorded: {
    in: 'assessment',
    provenance: judged(),
    reduce: (kase, { data }) => ({
      ...kase,
      background: [...new Set([...kase.background, ...data.areas.map(({ area }) => area)])],
    }),
  },
  personCommented: {
    in: 'assessment',
    provenance: toldByPerson(),
    says: 'Comment of the person recorded',
    reduce: (kase, { data: { assessmentId, outcome } }) => ({ ...kase, comment: { assessmentId, outcome } }),
  },
  levelOfConcernSet: {
    in: 'assessment',
    provenance: judged(),
    reduce: (kase, { data, at, actorId }) => ({
      ...kase,
      concern: concernAfter(kase.concern, data.level, actorId, at),
    }),
  },
};
