import { area } from '../../kernel/area';
import { holder, needs } from '../../path/gates';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';
import { sections } from './programme';
import { unscreened } from './rules';

/** Referral and immediate screening: the phases `referred` and `intake` (domain.md, "The path"). */
export const referral = area('referral', {
  state: { referralAcceptedBy: null, screening: {} },
  opening: { openCase: commandRows.openCase },
  commands: { acceptReferral: commandRows.acceptReferral, recordScreening: commandRows.recordScreening },
  events: eventRows,
  requirements: {
    referral_acceptance: {
      codes: { referral_acceptance: 'identity' },
      at: ['referred'],
      missing: (kase) => needs(!kase.referralAcceptedBy, 'referral_acceptance', kase, 'lead_coordinator'),
    },
    screening: {
      codes: { screening_: 'assessment' },
      at: ['intake'],
      missing: (kase, { programme }) =>
        unscreened(kase, programme).map(({ code, owedBy }) => ({
          code: `screening_${code}`,
          owedBy: holder(kase, owedBy),
        })),
    },
  },
  resets: { intake: () => ({ screening: {} }) },
  programme: sections,
});
