import { area } from '../../kernel/area';
import { needs } from '../../path/gates';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';
import { askForAttestation, isAttested, owesAttestation } from './rules';
import { rows as taskRows } from './tasks';

/** Sealed entries, and the attestation that every release gate requires (domain.md, "incident or new intelligence"). */
export const intelligence = area('intelligence', {
  state: { intelligence: { entries: 0, custodianId: null, lastAt: null, attestedAt: null, attestedBy: null } },
  commands: commandRows,
  events: eventRows,
  tasks: taskRows,
  requirements: {
    intelligence_attestation: {
      codes: { intelligence_attestation: 'intelligence' },
      at: ['pre_release'],
      missing: (kase) => needs(!isAttested(kase), 'intelligence_attestation', kase, 'custodian'),
    },
    // An entry made after the gate was passed must be considered too.
    late_attestation: {
      codes: { intelligence_attestation: 'intelligence' },
      missing: (kase, facts) => needs(owesAttestation(kase, facts), 'intelligence_attestation', kase, 'custodian'),
    },
  },
  beginsOnEntering: { pre_release: askForAttestation },
  beginsOnGoingBack: askForAttestation,
  whenAppointed: (kase, held, facts) => (held === 'custodian' ? askForAttestation(kase, facts) : []),
  resets: {
    pre_release: ({ intelligence: sealed }) => ({ intelligence: { ...sealed, attestedAt: null, attestedBy: null } }),
  },
});
