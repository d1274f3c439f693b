import { z } from 'zod';
import { shownOfCase } from './shown';
import { shapeOf } from './shown/row';
import { shownInList } from './shown/list';

/** A case as the caller sees it: fields of compartments that are hidden from them are left out. */
export const caseResponse = z.object(shapeOf(shownOfCase)).meta({ id: 'Case' });
export type CaseResponse = z.input<typeof caseResponse>;

/** The case after a command, and the events of the command. */
export const commandResponse = caseResponse
  .extend({
    happened: z.array(z.string()).meta({ description: 'The events that came of it, as far as you see them' }),
  })
  .meta({ id: 'Outcome' });

/** One line of a list of cases. */
export const caseListItem = z.object(shapeOf(shownInList));
