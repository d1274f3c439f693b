import { z } from 'zod';
import { instant, person, shown, text } from './case-seen';

const own = shown('sessions', 'own');
const name = shown('identity', 'name');

const session = z.object({
  sessionId: text,
  trackId: text,
  specialistId: person,
  startsAt: instant,
  minutes: z.int(),
  placeCode: text,
  status: text,
  module: text.optional(),
  seriesId: text.optional(),
});

const conference = z.object({
  conferenceId: text,
  type: text,
  startsAt: instant,
  placeCode: text,
  chairId: person,
  status: text,
  members: z.array(z.object({ personId: person, discipline: text, answer: text })),
  lacking: z
    .array(text)
    .optional()
    .meta({ description: 'Disciplines of the quorum that were neither there nor reporting' }),
});

/** Sessions and conferences. */
export const sessionRows = {
  sessions: own(z.array(session), ({ kase, sight }) =>
    sight.views.sessions === 'full'
      ? kase.sessions
      : kase.sessions.filter(({ specialistId }) => specialistId === sight.personId),
  ),
  // The type of a conference reveals what happened.
  conferences: name(z.array(conference), ({ kase }) => kase.conferences),
  conferenceDue: name(z.object({ type: text, dueAt: instant }).nullable(), ({ kase }) => kase.conferenceDue),
};
