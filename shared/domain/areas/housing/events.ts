import { type Area } from '../../kernel/area';
import { established, judged } from '../../kernel/provenance';
import { segregationAfter } from '../segregation/rules';

export const rows: Area<'housing'>['events'] = {
  housingDecided: {
    in: 'identity',
    provenance: judged(),
    says: 'Housing, security class and role decided',
    reduce: (kase, { data, at, actorId, occurredAt }) => ({
      ...kase,
      segregation: segregationAfter(kase, data.option, occurredAt ?? at),
      housing: {
        option: data.option,
        securityClass: data.securityClass,
        roleTier: data.roleTier,
        factors: data.factors,
        expiresOn: data.expiresOn,
        decidedBy: actorId,
        decidedAt: at,
        decidedIn: kase.phase,
        byChair: kase.functions.chair === actorId,
        reviewFellDue: false,
      },
    }),
  },
  housingReviewFellDue: {
    in: 'identity',
    progress: true,
    provenance: established(),
    says: 'Review of housing fell due',
    reduce: (kase) => ({ ...kase, housing: kase.housing && { ...kase.housing, reviewFellDue: true } }),
  },
};
