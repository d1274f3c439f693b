import { sql, type Kysely } from 'kysely';
import { restrictedReading, seesEveryEntry, visibleTypes, type Sight } from '../../shared/policy/who-may-see';
import { restrictedWord } from '../../shared/policy/compartments';
import { restrictedInRecord } from '../../shared/policy/where-events-lie';
import { caseEvent, type RecordedEvent } from '../log/case-events';
import { openEvents, type StoredEvent } from '../log/log';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import { clearedFor } from '../sealing/clearance';
import { listAsked, sealedMark, seeing, typesInClear, type SealedMark, type SeenEntry } from './seeing';

export interface TimelineEntry extends Partial<Pick<SeenEntry, 'task'>> {
  readonly event: RecordedEvent | SealedMark;
  /** Counts what this caller sees, from 1: the place in the log would reveal how much they do not see. */
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
  const { own } = visibleTypes(sight);
  // Whether the reader had a part in an event is under seal: events are opened before the page is cut.
  const isCut = own.length === 0 && seesEveryEntry(sight);
  const rows = await listRows(db, { caseId, sight }, { after: after?.sequence ?? 0, cutAt: isCut ? limit : null });
  const opened = await openEvents(seals, { kind: 'case', id: caseId }, rows.filter(isStored));
  const events = new Map(opened.map((event) => [event.sequence, caseEvent(event)]));
  const see = isCut ? undefined : seeing(await listAsked(db, caseId), sight);
  const seen = rows.flatMap((row) => {
    const event = events.get(row.sequence);
    const entry = event ? (see ? see(event) : { event }) : { event: sealedMark(row) };
    return entry ? [{ ...entry, place: row.place }] : [];
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

/** A row of the log, without a body where the caller sees of the entry only that it is there. */
interface LogRow extends Pick<StoredEvent, 'envelope'> {
  readonly sequence: number;
  readonly actorId: string;
  readonly place: number;
  readonly compartment: string | null;
  readonly sealed: Buffer | null;
}

/** Rows of the types that the caller may see, restricted ones with a body only where they open the compartment. */
async function listRows(
  db: Kysely<Database>,
  { caseId, sight }: { readonly caseId: string; readonly sight: Sight },
  { after, cutAt }: { readonly after: number; readonly cutAt: number | null },
): Promise<readonly LogRow[]> {
  const { all, own } = visibleTypes(sight);
  const { opened, there } = restrictedReading(sight);
  // If the caller sees of every restricted entry that it exists, and opens none, their compartments do not matter.
  const isPlain = opened.length === 0 && there.length === restrictedInRecord.length;
  const clearance = isPlain || opened.length + there.length === 0 ? [] : [...opened, ...there];
  // Corrections are read as far as the log goes: what they correct is under seal as well.
  const corrections = ['entryCorrected', ...(opened.length > 0 ? [restrictedWord] : [])];
  const { rows } = await clearedFor(db, clearance, (cleared) =>
    sql<LogRow>`
      with seen as (
        select event_id, envelope, type, sequence, actor_id, row_number() over (order by sequence)::int as place
        from events where stream_kind = 'case' and stream_id = ${caseId}
          and type = any(${typesInClear([...all, ...own])}::text[]) and sequence > ${after})
      select s.place, s.sequence, s.actor_id as "actorId", s.envelope, c.compartment,
        case when c.compartment <> all(${[...there]}::text[]) then c.sealed end as sealed
      from seen s left join contents c
        on c.stream_kind = 'case' and c.stream_id = ${caseId} and c.id = s.event_id
      where (c.id is not null ${isPlain ? sql`or s.type = ${restrictedWord}` : sql``})
        ${cutAt === null ? sql`` : sql`and (s.place <= ${cutAt} or s.type = any(${corrections}::text[]))`}
      order by s.place`.execute(cleared),
  );
  return rows;
}

function isStored(row: LogRow): row is LogRow & StoredEvent {
  return row.sealed !== null;
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
