import { type Area } from '../../kernel/area';
import { judged } from '../../kernel/provenance';

export const rows: Area<'keepApart'>['events'] = {
  keepApartRecorded: {
    in: 'incidents',
    provenance: judged(),
    says: 'To be kept apart from somebody',
    reduce: (kase, { data: { pairId, otherCaseId, reasonCode } }) => ({
      ...kase,
      keepApart: [...kase.keepApart, { pairId, otherCaseId, reasonCode }],
    }),
  },
  keepApartEnded: {
    in: 'incidents',
    provenance: judged(),
    says: 'No longer to be kept apart',
    reduce: (kase, { data }) => ({
      ...kase,
      keepApart: kase.keepApart.filter(({ pairId }) => pairId !== data.pairId),
    }),
  },
};
