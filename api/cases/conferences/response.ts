import { z } from 'zod';
import { recorded } from '../sections/recorded';
import { date, instant, person, text } from '../shown/case-seen';

const member = z.object({
  personId: person,
  discipline: text,
  answer: text.meta({ description: '`reported`: in writing, instead of attending' }),
  reasonCode: text.optional(),
  says: text.optional().meta({ description: 'The report' }),
  recorded: recorded.optional(),
});

const action = z.object({
  ownerId: person,
  dueOn: date,
  state: z.enum(['open', 'done', 'not_possible', 'no_longer_needed']),
  overdue: z.boolean(),
  taskId: text.optional().meta({ description: 'Of the open task' }),
  reasonCode: text.optional(),
  says: text.optional().meta({ description: 'What its owner wrote about it' }),
  recorded: recorded.optional(),
});
export type ActionShown = z.input<typeof action>;

const item = z.object({
  itemId: text,
  title: text.optional(),
  disposition: z.enum(['action', 'decision', 'no_action']),
  says: text.optional().meta({ description: 'What is to be done, what was decided, or why nothing is done' }),
  action: action.optional(),
});

const minutes = z.object({
  attended: z.array(person),
  apologies: z.array(person),
  lacking: z.array(text).meta({ description: 'Disciplines of the quorum that were neither there nor reporting' }),
  items: z.array(item),
  dissent: z.array(z.object({ personId: person, reasons: text.optional() })),
  summary: text.optional(),
  nextReviewOn: date,
  recorded,
});
export type MinutesShown = z.input<typeof minutes>;

const conference = z.object({
  conferenceId: text,
  type: text,
  startsAt: instant,
  placeCode: text,
  chairId: person,
  status: z.enum(['called', 'record_due', 'held', 'cancelled']),
  called: recorded,
  members: z.array(member),
  minutes: minutes.optional(),
  cancelled: z.object({ reasonCode: text, says: text.optional(), recorded }).optional(),
});
export type ConferenceShown = z.input<typeof conference>;

/** The conferences of a case with their minutes. */
export const conferencesShape = {
  caseId: text,
  conferences: z.array(conference).meta({ description: 'By their day, the latest first' }),
  next: z.object({ type: text, dueAt: instant }).optional().meta({ description: 'The conference that is due next' }),
};
export type ConferencesMade = z.input<z.ZodObject<typeof conferencesShape>>;
