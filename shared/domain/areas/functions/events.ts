import { type Area } from '../../kernel/area';
import { established } from '../../kernel/provenance';
import { appointed } from './rules';

export const rows: Area<'functions'>['events'] = {
  functionAppointed: {
    in: 'identity',
    progress: true,
    provenance: established('staff'),
    reduce: (kase, { data }) => appointed(kase, data),
  },
};
