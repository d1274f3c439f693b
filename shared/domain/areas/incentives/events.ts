import { type Area } from '../../kernel/area';
import { judged } from '../../kernel/provenance';
import { find, latest, without } from './rules';

export const rows: Area<'incentives'>['events'] = {
  incentiveProposed: {
    in: 'incentives',
    provenance: judged(),
    reduce: (kase, { data: { incentiveId, kind, milestone, granterId }, actorId }) => ({
      ...kase,
      incentives: [
        ...kase.incentives,
        { incentiveId, kind, milestone, granterId, proposedBy: actorId, status: 'proposed' },
      ],
    }),
  },
  incentiveGranted: {
    in: 'incentives',
    elsewhere: { override: 'assessment' },
    provenance: judged(),
    reduce: (kase, { data }) => {
      const granted = find(kase, data.incentiveId);
      const others = kase.incentives.filter(({ incentiveId }) => incentiveId !== data.incentiveId);
      return {
        ...kase,
        incentives: latest([...others, ...(granted ? [{ ...granted, status: 'granted' as const }] : [])]),
      };
    },
  },
  incentiveRefused: {
    in: 'incentives',
    provenance: judged(),
    reduce: (kase, { data }) => without(kase, data.incentiveId),
  },
  incentiveRevoked: {
    in: 'incentives',
    provenance: judged(),
    reduce: (kase, { data }) => without(kase, data.incentiveId),
  },
};
