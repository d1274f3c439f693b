import { type Area } from '../../kernel/area';
import { documented, established, judged, reported } from '../../kernel/provenance';
import { dueConference } from '../conferences/rules';
import { askedAnew } from './rules';

export const rows: Area<'markers'>['events'] = {
  markersSet: {
    in: 'identity',
    provenance: judged(),
    says: 'Markers of the person set',
    reduce: (kase, { data }) => ({
      ...kase,
      markers: data.markers,
      turnsAdultOn: data.turnsAdultOn ?? null,
      // With a retrial, the earlier finding no longer holds.
      convictedOn: data.markers.includes('pre_trial') ? null : kase.convictedOn,
    }),
  },
  convictionRecorded: {
    in: 'identity',
    progress: true,
    provenance: documented(),
    reduce: (kase, { data }) => ({
      ...kase,
      markers: kase.markers.filter((marker) => marker !== 'pre_trial'),
      convictedOn: data.convictedOn,
    }),
  },
  conflictRecorded: {
    in: 'identity',
    provenance: reported('staff'),
    says: 'Conflict of interest recorded',
    reduce: (kase, { data }) => ({ ...kase, conflicts: [...kase.conflicts, data.personId] }),
  },
  adulthoodReached: {
    in: 'identity',
    progress: true,
    provenance: established(),
    says: 'Day of majority reached',
    reduce: (kase, { data, at }) => {
      const state = {
        ...kase,
        markers: kase.markers.filter((marker) => marker !== 'juvenile'),
        turnsAdultOn: null,
        consents: askedAnew(kase.consents, at),
      };
      return data.conferenceDueAt ? dueConference(state, 'transition', data.conferenceDueAt, at) : state;
    },
  },
};
