import { sql, type Kysely } from 'kysely';
import { seesEveryEntry, visibleTypes, type Sight } from '../../shared/policy/sight';
import { openEvents, type StoredEvent } from '../log';
import type { Database } from '../schema';
import type { Seals } from '../sealing/seals';
import { listAsked, seeing, type SeenEntry } from './seeing';

export interface TimelineEntry extends SeenEntry {
  /** Counts what this caller sees, from 1: the place in the log would tell how much they do not. */
  readonly ordinal: number;
  /** The corrections of this entry that the caller sees. */
  readonly correctedBy: readonly number[];
}

/** Where a page ended. */
export interface TimelinePosition {
  readonly sequence: number;
  readonly ordinal: number;
}

/** A page of what happened in a case, in the order in which it was recorded, as far as the caller sees it. */
export async function listTimeline(
  { db, seals }: { readonly db: Kysely<Database>; readonly seals: Seals },
  { caseId, sight }: { readonly caseId: string; readonly sight: Sight },
  { after, limit }: { readonly after?: TimelinePosition | undefined; readonly limit: number },
): Promise<readonly TimelineEntry[]> {
  const { all, own } = visibleTypes(sight);
  // What somebody had a part in is under seal: it is opened and looked at before the page is cut.
  const isCut = own.length === 0 && seesEveryEntry(sight);
  // Corrections are read as far as the log goes: what they correct is under seal as well.
  const { rows } = await sql<StoredEvent & { readonly place: number }>`
    with seen as (
      select event_id, envelope, type, row_number() over (order by sequence)::int as place from events
      where stream_kind = 'case' and stream_id = ${caseId} and type = any(${[...all, ...own]}::text[])
        and sequence > ${after?.sequence ?? 0})
    select s.place, s.envelope, c.compartment, c.sealed from seen s
      join contents c on c.stream_kind = 'case' and c.stream_id = ${caseId} and c.id = s.event_id
    ${isCut ? sql`where s.place <= ${limit} or s.type = 'entryCorrected'` : sql``}
    order by s.place`.execute(db);
  const events = await openEvents(seals, { kind: 'case', id: caseId }, rows);
  const see = isCut ? undefined : seeing(await listAsked(db, caseId), sight);
  const seen = events.flatMap((event, index) => {
    const entry = see ? see(event) : { event };
    return entry ? [{ ...entry, place: rows[index]?.place ?? 0 }] : [];
  });
  const before = after?.ordinal ?? 0;
  const numbered = seen.map(({ place, ...entry }, index) => ({
    ...entry,
    ordinal: before + (isCut ? place : index + 1),
  }));
  const corrections = correctionsIn(numbered);
  return numbered
    .filter(({ ordinal }) => ordinal <= before + limit)
    .map((entry) => ({ ...entry, correctedBy: corrections.get(entry.event.eventId) ?? [] }));
}

/** The numbers of corrections, by the id of the entry that they correct. */
function correctionsIn(
  entries: readonly Pick<TimelineEntry, 'ordinal' | 'event'>[],
): ReadonlyMap<string, readonly number[]> {
  const corrections = new Map<string, number[]>();
  for (const { event, ordinal } of entries) {
    if (event.type !== 'entryCorrected') continue;
    const { entryId } = event.data;
    corrections.set(entryId, [...(corrections.get(entryId) ?? []), ordinal]);
  }
  return corrections;
}
