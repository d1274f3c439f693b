import { z } from 'zod';
import { timelineEntry } from '../cases/present-event';

const text = z.string();
const instant = z.string().meta({ format: 'date-time' });

/** One line of an inbox. Specialists know the case by its alias. */
export const taskItem = z.object({
  taskId: text,
  caseId: text,
  reference: text,
  alias: text,
  kind: text,
  assigneeId: text,
  assigneeName: text.optional(),
  about: text,
  status: text,
  askedAt: instant,
  dueAt: instant,
  overdue: z.boolean(),
  answer: text.optional(),
  answeredBy: text.optional(),
  knownBy: text.optional(),
  closedAt: instant.optional(),
  appointment: z
    .object({ kind: z.enum(['session', 'conference']), startsAt: instant, minutes: z.int(), placeCode: text })
    .optional()
    .meta({ description: 'The session or the conference that it is about' }),
});

const possibleAnswer = z.object({
  answer: text,
  reasons: z.array(text).optional().meta({ description: 'One of these codes is needed as `reasonCode`' }),
  narrative: z.literal('required').optional(),
});

/** A task with all that is needed to answer it. */
export const taskDetail = taskItem.extend({
  sensitivity: text,
  answers: z.array(possibleAnswer),
  session: z
    .object({ startsAt: instant, minutes: z.int(), placeCode: text, discipline: text.optional() })
    .optional()
    .meta({ description: 'What an invitation or report is about' }),
  entries: z.array(timelineEntry).meta({
    description: 'What the task is about, to read before it is answered: the entries whose details you see',
  }),
  instrument: z.looseObject({ id: text }).optional().meta({ description: 'What an assessment is made with' }),
});
