import { codes } from '../../contract/parts';
import { area } from '../../kernel/area';
import { needs } from '../../path/gates';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';
import { sections } from './programme';
import { contactDeadlines, startContacts } from './rules';
import { rows as taskRows } from './tasks';

/** Life outside: contacts by schedule under supervision or in voluntary aftercare, and the choice of aftercare. */
export const contacts = area('contacts', {
  state: { contacts: null, aftercareChoice: null },
  commands: commandRows,
  events: eventRows,
  tasks: taskRows,
  followUps: {
    contact_schedule_ended: { in: 'identity', endsWith: 'phase' },
    outreach_failed: { in: 'identity' },
  },
  requirements: {
    supervision_end: {
      codes: { supervision_end: 'identity' },
      missing: (kase) => needs(!kase.contacts?.ended, 'supervision_end', kase, 'supervising_officer'),
    },
    aftercare_choice: {
      codes: { aftercare_choice: 'identity' },
      missing: (kase) => needs(!kase.aftercareChoice, 'aftercare_choice', kase, 'lead_coordinator'),
    },
    aftercare_end: {
      codes: { aftercare_end: 'identity' },
      missing: (kase) => needs(kase.aftercareChoice !== 'declined', 'aftercare_end', kase, 'aftercare_lead'),
    },
  },
  deadlines: contactDeadlines,
  beginsOnEntering: {
    released: (kase) => startContacts(kase, kase.release?.kind === 'parole' ? 'supervised' : 'aftercare'),
    supervised: (kase) => startContacts(kase, 'supervised'),
    aftercare: (kase) => startContacts(kase, 'aftercare'),
  },
  entered: (kase, phase) => ({ aftercareChoice: phase === 'aftercare' ? null : kase.aftercareChoice }),
  resumed: ({ contacts: running }, shift) => ({
    contacts: running && {
      ...running,
      startedAt: shift(running.startedAt, running.startedAt),
      nextAt: running.nextAt && shift(running.nextAt, running.startedAt),
    },
  }),
  programme: sections,
  reasons: { contactMissed: codes, outreachFailed: codes },
});
