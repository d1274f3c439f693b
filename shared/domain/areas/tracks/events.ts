import { type Area } from '../../kernel/area';
import { judged } from '../../kernel/provenance';
import { change, taken } from './rules';

export const rows: Area<'tracks'>['events'] = {
  measureRecorded: {
    in: 'sessions',
    provenance: judged(),
    reduce: (kase, { data }) =>
      change(kase, data.trackId, ({ measured = [] }) => ({ measured: [...measured, taken(data)] })),
  },
  trackEnded: {
    in: 'sessions',
    provenance: judged(),
    reduce: (kase, { data }) => change(kase, data.trackId, () => ({ outcome: data.outcome })),
  },
};
