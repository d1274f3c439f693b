import { z } from 'zod';
import { date, instant, person, shown, text } from './case-seen';

const progress = shown('identity', 'progress');

const release = z.object({
  kind: text,
  authority: text,
  decidedOn: date,
  releaseOn: date,
  waived: z.boolean().meta({ description: 'Released before the gate of pre_release was complete' }),
  conditions: z.int(),
  supervisionEndsOn: date.nullable(),
  senderId: person,
  receiverId: person,
  sentBy: person.nullable(),
  receivedBy: person.nullable(),
});

const contacts = z.object({
  kind: text,
  nextAt: instant.nullable(),
  made: z.int(),
  missed: z.int(),
  ended: z.boolean(),
});

/** The end of custody, what follows, and how the case ended. */
export const releaseRows = {
  preRelease: progress(
    z.object({ startedBy: person.nullable(), confirmed: z.record(text, person) }),
    ({ kase }) => kase.preRelease,
  ),
  release: progress(release.nullable(), ({ kase }) => kase.release),
  contacts: progress(contacts.nullable(), ({ kase }) => kase.contacts),
  outcome: progress(
    z.object({ code: text, aim: text.nullable(), decidedBy: person }).nullable(),
    ({ kase }) => kase.outcome,
  ),
};
