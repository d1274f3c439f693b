import { z } from 'zod';
import type { Choice, TimelineEntry } from '../../record/queries/timeline';
import { date, id, instant } from '../../shared/domain/contract/text';
import { areas, eventRows } from '../../shared/domain/catalogue';
import type { AreaName, EventType } from '../../shared/domain/case';
import { eventTypes } from '../../shared/domain/case-rules';
import type { AnyArea } from '../../shared/domain/kernel/area';
import { restrictedWord } from '../../shared/domain/compartments';
import type { Sight } from '../../shared/policy/who-may-see';
import { isReference, partsShown, showsDetails } from './present-event';

const areaNames = Object.keys(areas) as AreaName[];
const dayOrInstant = z.union([date, instant]);

/** Parameters that choose among the entries of a timeline. */
export const choosing = {
  area: z.enum(areaNames).optional().meta({ description: 'The area of practice that an entry belongs to' }),
  type: z
    .enum([...eventTypes, restrictedWord])
    .optional()
    .meta({ description: 'As entries show it' }),
  by: id.optional().meta({ description: 'The author; nobody where time did it' }),
  from: dayOrInstant
    .optional()
    .meta({ description: 'Recorded at this instant or later, or on this day of UTC or later' }),
  to: dayOrInstant.optional().meta({ description: 'Recorded before this instant, or on this day of UTC or earlier' }),
  decisions: z
    .literal('true')
    .optional()
    .meta({ description: 'Those alone that state what somebody judged or decided' }),
  about: id.optional().meta({
    description:
      'An id that the details of an entry show: of a task, an assessment, a session, the version of a plan, ...',
  }),
};
export type Choosing = z.output<z.ZodObject<typeof choosing>>;

/**
 * The entries that a caller asks for, chosen by what each of them shows to this caller: a filter tells nothing that the
 * whole timeline does not. Null where nothing is asked for.
 */
export function choiceOf(asked: Choosing, sight: Sight): Choice | null {
  if (Object.values(asked).every((each) => each === undefined)) return null;
  const { by, from, to, about } = asked;
  const types = typesIn(asked);
  const [first, end] = [from && startOf(from), to && endOf(to)];
  const isMeant = (entry: TimelineEntry): boolean => {
    const { event } = entry;
    return (
      (!types || types.includes(event.type)) &&
      (by === undefined || (event.knownBy !== 'service' && event.actorId === by)) &&
      (first === undefined || event.at >= first) &&
      (end === undefined || event.at < end) &&
      (about === undefined || isAbout(entry, about, sight))
    );
  };
  return { types, among: (entries) => entries.filter(isMeant) };
}

/** The types that an area, a type and the question for decisions leave; undefined for any. */
function typesIn({ area, type, decisions }: Choosing): Choice['types'] {
  if (!area && !decisions) return type && [type];
  const { events: ofArea = {} }: AnyArea = area ? areas[area] : { events: eventRows };
  const isMeant = (each: EventType): boolean =>
    Object.hasOwn(ofArea, each) &&
    (type === undefined || each === type) &&
    (!decisions || eventRows[each].provenance.basis === 'professional_opinion');
  return eventTypes.filter(isMeant);
}

function isAbout(entry: TimelineEntry, about: string, sight: Sight): boolean {
  const { event } = entry;
  if (event.type === restrictedWord || !showsDetails(entry, sight)) return false;
  const isCorrection = event.type === 'entryCorrected' && event.data.entryId === about;
  return isCorrection || event.eventId === about || tells(partsShown(event, sight), about);
}

/** Whether some value within is this id, or a version of this number. */
function tells(value: unknown, about: string): boolean {
  if (typeof value === 'string') return value === about;
  if (typeof value !== 'object' || value === null || isReference(value)) return false;
  return Object.entries(value).some(([name, each]) =>
    name === 'version' && typeof each === 'number' ? String(each) === about : tells(each, about),
  );
}

function isDay(time: string): boolean {
  return time.length === 'YYYY-MM-DD'.length;
}

function startOf(time: string): string {
  return isDay(time) ? new Date(time).toISOString() : time;
}

/** The instant that an entry must be recorded before. */
function endOf(time: string): string {
  return isDay(time) ? new Date(Date.parse(time) + 86_400_000).toISOString() : time;
}
