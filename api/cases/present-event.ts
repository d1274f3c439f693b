import { z } from 'zod';
import type { RecordedEvent } from '../../record/log/case-events';
import type { KeptText } from '../../record/sealing/narratives';
import type { SealedMark } from '../../record/queries/seeing';
import type { TimelineEntry } from '../../record/queries/timeline';
import { provenanceShape } from '../../shared/domain/contract/provenance';
import { provenanceOf, sayingOf } from '../../shared/domain/case-rules';
import { compartments, isRestricted, restrictedWord } from '../../shared/domain/compartments';
import { markOf } from '../../shared/domain/entries';
import type { NamedPeople } from './names';
import { entryView, seesPart, type Sight } from '../../shared/policy/who-may-see';

const text = z.string();

export const timelineEntry = z.object({
  number: z.int().meta({ description: 'Counts what you see, from 1' }),
  entryId: text.meta({ description: 'By which the entry is corrected' }),
  type: text.meta({ description: '`restricted` for an entry of which you see no more than that it is there' }),
  says: text,
  at: text.meta({ format: 'date-time', description: 'When it was recorded' }),
  occurredAt: text
    .meta({ format: 'date-time', description: 'When it happened in the world, where that was earlier' })
    .optional(),
  by: z.object({ personId: text, name: text.optional() }).nullable().meta({ description: 'Null where time did it' }),
  knownBy: text.meta({ description: 'How surely the author was known' }),
  correctedBy: z
    .array(z.int())
    .optional()
    .meta({ description: 'Numbers of the corrections of this entry that you see' }),
  corrects: text.optional().meta({ description: '`entryId` of the entry that this one corrects' }),
  provenance: z
    .object({
      ...provenanceShape,
      assumed: z
        .literal(true)
        .optional()
        .meta({ description: 'The entry is older than this statement: what is usual for its type' }),
    })
    .optional()
    .meta({ description: 'Where what the entry tells comes from' }),
  details: z.record(text, z.unknown()).optional(),
});
export type TimelineEntryResponse = z.input<typeof timelineEntry>;

/** Texts and names for a page of the timeline. */
export interface LoadedTexts {
  readonly texts: ReadonlyMap<string, KeptText>;
  readonly people: NamedPeople;
}

/** One event as the caller sees it: who, when, why and what changed. */
export function presentEvent(entry: TimelineEntry, sight: Sight, loaded: LoadedTexts): TimelineEntryResponse {
  const { ordinal, event, correctedBy } = entry;
  if (event.type === restrictedWord) return presentSealed(event, ordinal, loaded);
  const reader = { sight, isAuthor: event.actorId === sight.personId, toAnswer: entry.toAnswer === true };
  return {
    number: ordinal,
    entryId: event.eventId,
    type: event.type,
    says: sayingOf(event.type),
    at: event.at,
    ...(event.occurredAt !== undefined && { occurredAt: event.occurredAt }),
    by: event.knownBy === 'service' ? null : authorOf(event, loaded),
    knownBy: event.knownBy,
    ...(correctedBy.length > 0 && { correctedBy: [...correctedBy] }),
    ...(event.type === 'entryCorrected' && { corrects: event.data.entryId }),
    ...(showsDetails(entry, sight) && {
      provenance: sourceOf(event),
      details: detailsOf(partsShown(event, sight), loaded.texts, reader),
    }),
  };
}

/** Whether an entry shows more than one line: that it is there, by whom and since when. */
export function showsDetails({ event, task, toAnswer }: TimelineEntry, sight: Sight): boolean {
  return event.type !== restrictedWord && (toAnswer === true || entryView(markOf(event), sight, task) !== 'line');
}

/** A restricted entry: its author and time only. A correction of one is itself restricted. */
function presentSealed(event: SealedMark, ordinal: number, loaded: LoadedTexts): TimelineEntryResponse {
  const { eventId, type, at, knownBy } = event;
  const says = sayingOf('restrictedEntryMade');
  return { number: ordinal, entryId: eventId, type, says, at, by: authorOf(event, loaded), knownBy };
}

function authorOf({ actorId }: Pick<SealedMark, 'actorId'>, { people }: LoadedTexts): TimelineEntryResponse['by'] {
  const person = Object.hasOwn(people, actorId) ? people[actorId] : undefined;
  return { personId: actorId, ...(person && { name: person.name }) };
}

/** As the entry states it; for an entry older than such statements, the default of its type. */
function sourceOf({ type, provenance }: RecordedEvent): NonNullable<TimelineEntryResponse['provenance']> {
  return provenance ?? { ...provenanceOf(type), assumed: true };
}

/** The ids of all texts that some events refer to. */
export function textIdsOf(events: readonly TimelineEntry['event'][]): readonly string[] {
  const ids: string[] = [];
  const collect = (value: unknown): void => {
    if (isReference(value)) ids.push(value.narrativeId);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  for (const event of events) if (event.type !== restrictedWord) collect(event.data);
  return ids;
}

/** The parts of an event's data that the caller sees of an entry with details. */
export function partsShown(event: RecordedEvent, sight: Sight): Readonly<Record<string, unknown>> {
  const isAuthor = event.actorId === sight.personId;
  const parts = Object.entries(dataOf(event)).filter(([part]) => isAuthor || seesPart(event.type, part, sight));
  return Object.fromEntries(parts);
}

/** Parts of an event, with each text that the caller sees in place of its reference. */
function detailsOf(parts: object, texts: LoadedTexts['texts'], reader: Reader): Record<string, unknown> {
  const shown = (value: unknown): unknown => {
    if (isReference(value)) return shownText(texts.get(value.narrativeId), reader);
    if (Array.isArray(value)) return value.map(shown).filter((each) => each !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).map(([name, each]) => [name, shown(each)] as const);
    return Object.fromEntries(members.filter(([, each]) => each !== undefined));
  };
  return shown(parts) as Record<string, unknown>;
}

/** A correction names its entry in `corrects`; its mark of that entry only decides who sees it. */
function dataOf(event: RecordedEvent): object {
  if (event.type !== 'entryCorrected') return event.data;
  const { reasonCode, correction } = event.data;
  return { ...(reasonCode !== undefined && { reasonCode }), correction };
}

interface Reader {
  readonly sight: Sight;
  readonly isAuthor: boolean;
  readonly toAnswer: boolean;
}

/**
 * Readers: those who see its compartment in full, its author who sees their own, and the assignee who reads it to answer
 * a task.
 */
function shownText(text: KeptText | undefined, { sight, isAuthor, toAnswer }: Reader): string | undefined {
  const compartment = compartments.find((each) => each === text?.compartment);
  if (!text || !compartment) return undefined;
  const view = sight.views[compartment];
  const isShown = view === 'full' || (view === 'own' && isAuthor) || (toAnswer && !isRestricted(compartment));
  return isShown ? text.body : undefined;
}

export function isReference(value: unknown): value is { readonly narrativeId: string } {
  return typeof value === 'object' && value !== null && 'narrativeId' in value && 'commitment' in value;
}
