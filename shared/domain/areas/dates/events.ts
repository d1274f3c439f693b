import { type Area } from '../../kernel/area';
import { documented } from '../../kernel/provenance';
import { withDates } from './rules';

export const rows: Area<'dates'>['events'] = {
  datesChanged: {
    in: 'identity',
    progress: true,
    provenance: documented(),
    reduce: (kase, { data }) => withDates(kase, data.changes),
  },
};
