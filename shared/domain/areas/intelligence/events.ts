import { type Area } from '../../kernel/area';
import { judged, reported } from '../../kernel/provenance';
import { withEntry } from './rules';

export const rows: Area<'intelligence'>['events'] = {
  restrictedEntryMade: {
    in: 'intelligence',
    provenance: reported(),
    says: 'Restricted entry',
    reduce: (kase, { data, at }) => withEntry(kase, data.custodianId, at),
  },
  intelligenceAttested: {
    in: 'identity',
    progress: true,
    toldOf: 'intelligence',
    provenance: judged(),
    says: 'Attested that restricted entries were considered',
    reduce: (kase, { at, actorId }) => ({
      ...kase,
      intelligence: { ...kase.intelligence, attestedAt: at, attestedBy: actorId },
    }),
  },
};
