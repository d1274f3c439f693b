import { type Area } from '../../kernel/area';
import { judged, observed } from '../../kernel/provenance';

export const rows: Area<'concerns'>['events'] = {
  concernRaised: {
    in: 'sessions',
    concern: true,
    provenance: observed(),
  },
  concernReviewed: {
    in: 'sessions',
    provenance: judged(),
  },
  urgentConcernAcknowledged: {
    in: 'sessions',
    provenance: observed('staff'),
  },
};
