import { z } from 'zod';
import type { Session } from '../../../shared/domain/areas/sessions/contract';
import { namedPeople } from '../names';
import { lines, recorded } from '../sections/recorded';
import { instant, person, text } from '../shown/case-seen';

export const sessionStatuses = [
  'planned',
  'invited',
  'accepted',
  'declined',
  'report_due',
  'held',
  'not_held',
  'cancelled',
] as const satisfies readonly Session['status'][];

const track = { trackId: text, trackCode: text.optional().meta({ description: 'Where you see the plan' }) };

const observed = z.object({
  engagement: text.optional(),
  observations: z.array(z.object({ objectiveId: text, progress: text, note: text.optional() })),
  recorded,
});

const concern = z.object({
  urgent: z.boolean(),
  acknowledged: recorded.optional().meta({ description: 'Of an urgent one: who has taken note' }),
  outcome: text.optional().meta({ description: 'What a person decided on it' }),
  says: text.optional(),
  recorded,
});

const sessionShown = z.object({
  sessionId: text,
  ...track,
  module: text.optional(),
  seriesId: text.optional(),
  specialistId: person,
  startsAt: instant,
  minutes: z.int(),
  placeCode: text,
  status: z.enum(sessionStatuses),
  planned: recorded.extend({ overrideReasons: text.optional() }),
  moved: z
    .array(z.object({ formerly: instant, reasonCode: text.optional(), recorded }))
    .optional()
    .meta({ description: 'Each former time with the reason, oldest first' }),
  invitation: z
    .object({ answer: text, reasonCode: text.optional(), says: text.optional(), recorded })
    .optional()
    .meta({ description: 'The latest answer of a specialist' }),
  ended: z
    .object({ reasonCode: text.optional(), says: text.optional(), recorded })
    .optional()
    .meta({ description: 'Held, not held or cancelled' }),
  report: z.object({ says: text.optional(), recorded }).optional(),
  observed: observed.optional(),
  concern: concern.optional(),
  qualificationLapsed: recorded.optional(),
});
export type SessionShown = z.input<typeof sessionShown>;

const attendance = z.object({
  ...track,
  over: z.int().meta({ description: 'Sessions whose time has come: held, not held, and not yet reported' }),
  held: z.int(),
  notHeld: z.int(),
  unreported: z.int(),
  cancelled: z.int().meta({ description: 'Besides `over`' }),
  reasons: z
    .array(
      z.object({
        reasonCode: text,
        count: z.int(),
        absence: z
          .enum(['person', 'specialist', 'facility'])
          .optional()
          .meta({ description: 'Whose absence it tells, where the programme says so' }),
      }),
    )
    .meta({ description: 'Why sessions were not held, the most frequent first' }),
});

const series = z.object({
  seriesId: text,
  ...track,
  every: text.meta({ description: 'ISO 8601: P7D, P1W, P1M' }),
  count: z.int(),
  held: z.int(),
  coming: z.int(),
  nextAt: instant.optional(),
  recorded,
});

/** The sessions of a case as a reader sees them, without pages and names. */
export const sessionsShown = z.object({
  caseId: text,
  timeZone: text.optional().meta({ description: 'Of the facility, by its IANA name' }),
  asOf: instant,
  coming: z.array(sessionShown).meta({ description: 'The earliest first' }),
  past: z.array(sessionShown).meta({ description: 'Over or cancelled, the latest first' }),
  series: z.array(series),
  attendance: z.array(attendance).meta({ description: 'By track, of all sessions that you see' }),
});
export type SessionsShown = z.input<typeof sessionsShown>;

export const sessionsResponse = sessionsShown
  .extend({
    lines,
    pastTotal: z.int(),
    next: text.nullable().meta({ description: 'The cursor of earlier `past` sessions' }),
    people: namedPeople,
  })
  .meta({ id: 'Sessions' });
