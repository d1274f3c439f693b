import { z } from 'zod';
import { commandNames } from '../../shared/domain/case-rules';
import { namedPeople } from './names';
import { shownOfCase } from './shown';
import { shapeOf } from './shown/row';
import { shownInList } from './shown/list';

const text = z.string();

/** A case as the caller sees it: fields of compartments that are hidden from them are left out. */
export const caseResponse = z.object(shapeOf(shownOfCase)).meta({ id: 'Case' });
export type CaseResponse = z.input<typeof caseResponse>;

const commandNow = z.object({
  name: z.enum(commandNames),
  possible: z.boolean(),
  why: text.optional().meta({ description: 'The code of the refusal, for a command that is not possible now' }),
});

/** One case with what its reader may do and ask next. */
export const caseDetail = caseResponse
  .extend({
    asOf: text.meta({ description: 'Marks what this answer shows: `since` of the timeline lists what came later' }),
    commands: z.array(commandNow).meta({ description: 'The commands that you may give, and why not now' }),
    people: namedPeople,
    seenAt: text
      .nullable()
      .optional()
      .meta({ format: 'date-time', description: 'When you opened it before, where you asked; null for never' }),
    timeZone: text
      .optional()
      .meta({ description: 'IANA: of the facility, where the appointments of the case are; with `facilityId`' }),
  })
  .meta({ id: 'CaseDetail' });

/** The case after a command, and the events of the command. */
export const commandResponse = caseResponse
  .extend({
    happened: z.array(z.string()).meta({ description: 'The events that came of it, as far as you see them' }),
  })
  .meta({ id: 'Outcome' });

/** One line of a list of cases. */
export const caseListItem = z.object(shapeOf(shownInList));
