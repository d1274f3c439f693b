import type { CaseHead } from '../../record/queries/case';
import { listTimeline, type TimelineEntry, type TimelinePage } from '../../record/queries/timeline';
import { listTexts } from '../../record/sealing/narratives';
import { areas } from '../../shared/domain/catalogue';
import type { AreaName, EventType } from '../../shared/domain/case';
import { isRestricted, restrictedWord } from '../../shared/domain/compartments';
import type { AnyArea } from '../../shared/domain/kernel/area';
import type { Actor } from '../../shared/domain/kernel/types';
import { compartmentOfEvent } from '../../shared/policy/where-events-lie';
import { restrictedReading, sightOf, type Sight } from '../../shared/policy/who-may-see';
import type { Standing } from '../../shared/policy/who-may-know';
import type { Reads } from '../http/operation';
import { readNames, type NamedPeople } from './names';
import type { Services } from '../services';
import { presentEvent, textIdsOf, type TimelineEntryResponse } from './present-event';

/** A case in whose timeline somebody reads. */
export interface TimelineReader {
  readonly caller: Actor;
  readonly head: Pick<CaseHead, 'caseId'> & Standing;
  readonly reads: Reads;
}

/** Entries of a case as the caller sees them, a page at a time; one more than the limit where there are more. */
export async function readTimeline(
  services: Services,
  { caller, head }: TimelineReader,
  page: (sight: Sight) => TimelinePage,
): Promise<readonly TimelineEntry[]> {
  const sight = sightOf(caller, head);
  return listTimeline(services, { caseId: head.caseId, sight }, page(sight));
}

/** Entries with their texts and the names of their authors, as far as the caller may read them. */
export async function presentEntries(
  services: Services,
  reader: TimelineReader,
  entries: readonly TimelineEntry[],
): Promise<TimelineEntryResponse[]> {
  const authors = new Set(entries.map(({ event }) => event.actorId));
  return presentNaming(services, reader, entries, readNames(services, reader, reader.head, authors));
}

/** The same with the names that are given, for an answer that names everybody at once. */
export async function presentNaming(
  { db, seals }: Services,
  { caller, head }: TimelineReader,
  entries: readonly TimelineEntry[],
  named: NamedPeople | Promise<NamedPeople>,
): Promise<TimelineEntryResponse[]> {
  const sight = sightOf(caller, head);
  const ids = textIdsOf(entries.map(({ event }) => event));
  const { opened } = restrictedReading(sight);
  const [texts, people] = await Promise.all([
    listTexts(db, seals, { kind: 'case', id: head.caseId }, ids, opened),
    named,
  ]);
  return entries.map((entry) => presentEvent(entry, sight, { texts, people }));
}

/** All entries of some types that the caller sees, oldest first. */
export function listTypes(
  services: Services,
  reader: TimelineReader,
  types: readonly EventType[],
): Promise<readonly TimelineEntry[]> {
  // Of an entry that is only there, nobody can tell the type.
  const isSealed = types.some((type) => isRestricted(compartmentOfEvent(type)));
  const among = (entries: readonly TimelineEntry[]) =>
    entries.filter(({ event: { type } }) => (type === restrictedWord ? isSealed : types.includes(type)));
  return readTimeline(services, reader, () => ({ order: 'oldest', choice: { types, among }, limit: Infinity }));
}

/** The types of event of some areas. */
export function typesOf(names: readonly AreaName[]): readonly EventType[] {
  return names.flatMap((name) => Object.keys((areas[name] as AnyArea).events ?? {}) as EventType[]);
}
