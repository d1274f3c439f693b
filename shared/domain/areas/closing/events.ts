import { type Area } from '../../kernel/area';
import { judged } from '../../kernel/provenance';

export const rows: Area<'closing'>['events'] = {
  closingStarted: {
    in: 'identity',
    progress: true,
    provenance: judged(),
    reduce: (kase, { actorId }) => ({ ...kase, closingStartedBy: actorId }),
  },
  caseClosed: {
    in: 'identity',
    progress: true,
    provenance: judged(),
    reduce: (kase, { data, actorId }) => ({
      ...kase,
      outcome: { code: data.outcomeCode, aim: data.aim, decidedBy: actorId },
    }),
  },
};
