import type { CaseHead } from '../../record/queries/case';
import { listTimeline, type TimelineEntry, type TimelinePage } from '../../record/queries/timeline';
import { listTexts } from '../../record/sealing/narratives';
import { areas } from '../../shared/domain/catalogue';
import type { AreaName } from '../../shared/domain/case';
import { eventTypes } from '../../shared/domain/case-rules';
import type { AnyArea } from '../../shared/domain/kernel/area';
import type { Actor } from '../../shared/domain/kernel/types';
import { restrictedReading, sightOf, type Sight } from '../../shared/policy/who-may-see';
import type { Standing } from '../../shared/policy/who-may-know';
import { readNames } from './names';
import type { Services } from '../services';
import { presentEvent, textIdsOf, type TimelineEntryResponse } from './present-event';

/** A case in whose timeline somebody reads. */
export interface TimelineReader {
  readonly caller: Actor;
  readonly head: Pick<CaseHead, 'caseId'> & Standing;
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
  { caller, head }: TimelineReader,
  entries: readonly TimelineEntry[],
): Promise<TimelineEntryResponse[]> {
  const { db, seals } = services;
  const sight = sightOf(caller, head);
  const events = entries.map(({ event }) => event);
  const { opened } = restrictedReading(sight);
  const [texts, people] = await Promise.all([
    listTexts(db, seals, { kind: 'case', id: head.caseId }, textIdsOf(events), opened),
    readNames(services, caller, head, new Set(events.map(({ actorId }) => actorId))),
  ]);
  return entries.map((entry) => presentEvent(entry, sight, { texts, people }));
}

/**
 * The entries of some areas of a case that the caller sees, oldest first and whole. Sections of a case are made from
 * them, so that they show no more than the timeline does.
 */
export async function readAreas(
  services: Services,
  reader: TimelineReader,
  names: readonly AreaName[],
): Promise<readonly TimelineEntryResponse[]> {
  const ofAreas = names.flatMap((name) => Object.keys((areas[name] as AnyArea).events ?? {}));
  const types = eventTypes.filter((type) => ofAreas.includes(type));
  const choice = {
    types,
    among: (entries: readonly TimelineEntry[]) => entries.filter(({ event }) => ofAreas.includes(event.type)),
  };
  const found = await readTimeline(services, reader, () => ({ order: 'oldest', choice, limit: Infinity }));
  return presentEntries(services, reader, found);
}
