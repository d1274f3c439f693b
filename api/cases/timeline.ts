import type { CaseHead } from '../../record/queries/case';
import { listTimeline, type TimelineEntry, type TimelinePage } from '../../record/queries/timeline';
import { listTexts } from '../../record/sealing/narratives';
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
