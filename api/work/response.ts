import { z } from 'zod';
import type { AppointmentRow } from '../../record/queries/appointments';
import { disciplines, caseFunctions } from '../../shared/domain/vocabulary';
import { phaseNames } from '../../shared/domain/path/phases';
import { sessionStatuses } from '../cases/sessions/response';
import { instant, personShown, text } from '../cases/shown/case-seen';

const appointmentStatuses = [
  ...sessionStatuses,
  'called',
  'record_due',
] as const satisfies readonly AppointmentRow['status'][];

/** The fields of the case in every line. */
const ofCase = {
  caseId: text,
  reference: text,
  alias: text.optional(),
  phase: z.enum(phaseNames).optional(),
  person: personShown.omit({ bornOn: true }).optional().meta({ description: 'Where you know the person by name' }),
};

const toDo = {
  what: z.enum(['task', 'gate']).meta({ description: 'A task, or what a gate lacks and no task asks for' }),
  taskId: text.optional(),
  code: text.meta({ description: 'The kind of the task, or the code of what is missing' }),
  about: text.optional(),
  function: z.enum(caseFunctions).optional().meta({ description: 'The function that owes what the gate lacks' }),
  since: instant.meta({ description: 'When the task was asked, or since when the gate lacks it' }),
  dueAt: instant.nullable().meta({ description: 'The end of the window of the task, or the target of the phase' }),
  overdue: z.boolean(),
};

export const workItem = z.object({
  ...toDo,
  why: z
    .enum([...caseFunctions, 'asked', 'named'])
    .meta({ description: 'A function of yours, `asked` by a task, or `named` as the person who owes it' }),
  vacant: z
    .literal(true)
    .optional()
    .meta({ description: 'Nobody holds the function that owes it: you lead the case, and may appoint somebody' }),
  ...ofCase,
});

export const awaitedItem = z.object({
  ...toDo,
  personId: text.meta({ description: 'Who has to do it' }),
  personName: text.optional(),
  remindedAt: instant.optional(),
  rungsReached: z.int().optional().meta({ description: 'Rungs of the ladder of the task that time has passed' }),
  ...ofCase,
});

export const appointmentItem = z.object({
  appointmentId: text,
  kind: z.enum(['session', 'conference']),
  startsAt: instant,
  minutes: z.int(),
  placeCode: text,
  status: z.enum(appointmentStatuses),
  trackId: text.optional(),
  module: text.optional(),
  seriesId: text.optional(),
  type: text.optional().meta({ description: 'Of a conference, where you know the person by name' }),
  facilityId: text.optional(),
  timeZone: text.optional().meta({ description: 'Of the facility, by its IANA name' }),
  people: z
    .array(
      z.object({
        personId: text,
        name: text.optional(),
        as: z.enum(['specialist', 'chair', 'member']),
        discipline: z.enum(disciplines).optional(),
        answer: text.optional(),
      }),
    )
    .meta({ description: 'Who takes part; of a conference you see only yourself unless you know the person by name' }),
  ...ofCase,
});

const part = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), total: z.int() });

export const workResponse = z
  .object({
    asOf: instant,
    mine: part(workItem).meta({ description: 'What you have to do, by the time at which it is due' }),
    waiting: part(awaitedItem).meta({ description: 'What others have to do in the cases that you lead' }),
    next: part(appointmentItem).meta({
      description: 'Your appointments of the next seven days, and those of the cases that you lead',
    }),
  })
  .meta({ id: 'Work' });
