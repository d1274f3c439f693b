import { actionsLeftOpen } from '../../asking/asking';
import { area } from '../../kernel/area';
import { needs } from '../../path/gates';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';
import { sections } from './programme';

/** A case is closed: a conference decides an outcome, and no action is left open (domain.md, `closing`). */
export const closing = area('closing', {
  state: { closingStartedBy: null, outcome: null },
  commands: commandRows,
  events: eventRows,
  requirements: {
    open_actions: {
      codes: {},
      missing: (kase) =>
        actionsLeftOpen(kase).map(({ kind, about, assigneeId }) => ({
          code: kind,
          about,
          owedBy: { personId: assigneeId },
        })),
    },
    outcome: {
      codes: { outcome: 'identity' },
      missing: (kase) => needs(!kase.outcome, 'outcome', kase, 'chair'),
    },
  },
  programme: sections,
});
