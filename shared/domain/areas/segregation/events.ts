import { type Area } from '../../kernel/area';
import { established } from '../../kernel/provenance';

export const rows: Area<'segregation'>['events'] = {
  segregationAlarmed: {
    in: 'identity',
    progress: true,
    provenance: established(),
    says: 'Separation nears its limit',
    reduce: (kase) => ({ ...kase, segregation: kase.segregation && { ...kase.segregation, alarmed: true } }),
  },
};
