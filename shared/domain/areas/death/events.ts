import { type Area } from '../../kernel/area';
import { documented } from '../../kernel/provenance';

export const rows: Area<'death'>['events'] = {
  deathRecorded: {
    in: 'identity',
    progress: true,
    provenance: documented(),
    reduce: (kase, { data }) => ({ ...kase, diedOn: data.diedOn, suspended: null }),
  },
};
