import { codes } from '../../contract/parts';
import { area } from '../../kernel/area';
import { phasesInCustody } from '../../path/phases';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';
import { sections } from './programme';
import { cancelOpenConferences, conferenceDeadlines } from './rules';
import { isConferenceToCome, pruneConferences } from './state';
import { rows as taskRows } from './tasks';

/** Conferences: called, held with a quorum, every item with its disposition (domain.md, rule 2 and "Tasks", quorum). */
export const conferences = area('conferences', {
  state: { conferences: [], conferenceDue: null },
  commands: commandRows,
  events: eventRows,
  tasks: taskRows,
  followUps: {
    conference_due: { in: 'identity', endsWith: 'custody', doneBy: 'conference' },
    conference_record_due: { in: 'identity', doneBy: 'conference_record' },
    action_not_possible: { in: 'identity' },
  },
  deadlines: conferenceDeadlines,
  endsOnEntering: { closing: cancelOpenConferences },
  entered: (kase, phase) => ({ conferenceDue: phasesInCustody.includes(phase) ? kase.conferenceDue : null }),
  // A day set by a conference stays: others have planned with it.
  resumed: ({ conferenceDue: due }, shift) => ({
    conferenceDue: due?.since ? { ...due, dueAt: shift(due.dueAt, due.since) } : due,
  }),
  prune: pruneConferences,
  isToCome: isConferenceToCome,
  programme: sections,
  reasons: { conferenceCancelled: codes.default(['other']), actionNotPossible: codes.default(['other']) },
});
