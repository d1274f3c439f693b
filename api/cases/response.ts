import { z } from 'zod';
import { shownOfCase } from './shown';
import { shapeOf } from './shown/row';
import { shownInList } from './shown/list';

/** A case as the record has it, as far as the caller sees it: what is left out is in a compartment that they do not. */
export const caseResponse = z.object(shapeOf(shownOfCase)).meta({ id: 'Case' });
export type CaseResponse = z.input<typeof caseResponse>;

/** What a command brought about, beside what is now true. */
export const commandResponse = caseResponse
  .extend({
    happened: z.array(z.string()).meta({ description: 'The events that came of it, as far as you see them' }),
  })
  .meta({ id: 'Outcome' });

/** One line of a list of cases. */
export const caseListItem = z.object(shapeOf(shownInList));
export type CaseListItem = z.input<typeof caseListItem>;
