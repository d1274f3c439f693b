import { type Area } from '../../kernel/area';
import { documented } from '../../kernel/provenance';

export const rows: Area<'corrections'>['events'] = {
  entryCorrected: {
    in: 'identity',
    ofEntry: true,
    provenance: documented(),
  },
};
