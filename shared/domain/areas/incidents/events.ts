import { type Area } from '../../kernel/area';
import { judged, reported } from '../../kernel/provenance';
import { withConference } from './rules';

export const rows: Area<'incidents'>['events'] = {
  incidentRecorded: {
    in: 'incidents',
    provenance: reported(),
    reduce: (kase, { data, at }) => withConference(kase, data.conference, at),
  },
  newInformationRecorded: {
    in: 'incidents',
    provenance: reported(),
    reduce: (kase, { data, at }) => withConference(kase, data.conference, at),
  },
  activitiesSuspended: {
    in: 'incidents',
    provenance: judged(),
    reduce: (kase, { data, at }) => ({
      ...kase,
      activitiesSuspended: { since: at, incidentId: data.incidentId },
    }),
  },
  activitiesKept: {
    in: 'incidents',
    provenance: judged(),
    says: 'Activities not suspended',
  },
  activitiesResumed: {
    in: 'incidents',
    provenance: judged(),
    reduce: (kase) => ({ ...kase, activitiesSuspended: null }),
  },
};
