import { sql, type Kysely } from 'kysely';
import { restrictedReading, seesEveryEntry, visibleTypes, type Sight } from '../../shared/policy/who-may-see';
import { restrictedWord } from '../../shared/domain/compartments';
import { restrictedInRecord } from '../../shared/policy/where-events-lie';
import { caseEvent, type RecordedEvent } from '../log/case-events';
import { openEvents, type StoredEvent } from '../log/log';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import { clearedFor } from '../sealing/clearance';
import { listAsked, sealedMark, seeing, typesInClear, type SealedMark, type SeenEntry } from './seeing';

export interface TimelineEntry extends Partial<Pick<SeenEntry, 'task'>> {
  readonly event: RecordedEvent | SealedMark;
  /** Counts the entries that this caller sees, from 1: the sequence in the log would reveal how many are hidden. */
  readonly ordinal: number;
  /** The corrections of this entry that the caller sees. */
  readonly correctedBy: readonly number[];
}

/** The end of a page. */
export interface TimelinePosition {
  readonly sequence: number;
  readonly ordinal: number;
}

/** A page of the entries of a case in recorded order, as far as the caller sees them. */
export async function listTimeline(
  { db, seals }: { readonly db: Kysely<Database>; readonly seals: Seals },
  { caseId, sight }: { readonly caseId: string; readonly sight: Sight },
  { after, limit }: { readonly after?: TimelinePosition | undefined; readonly limit: number },
): Promise<readonly TimelineEntry[]> {
  const { own } = visibleTypes(sight);
  // A reader's part in an event is sealed: then events are opened before the page is cut.
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

/** A row of the log, without a body where the caller sees only that the entry exists. */
interface LogRow extends Pick<StoredEvent, 'envelope'> {
  readonly sequence: number;
  readonly actorId: string;
  readonly place: number;
  readonly compartment: string | null;
  readonly sealed: Buffer | null;
}

/**
 * Rows of the types that the caller may see; restricted ones have a body only where the caller opens the compartment.
 */
async function listRows(
  db: Kysely<Database>,
  { caseId, sight }: { readonly caseId: string; readonly sight: Sight },
  { after, cutAt }: { readonly after: number; readonly cutAt: number | null },
): Promise<readonly LogRow[]> {
  const { all, own } = visibleTypes(sight);
  const { opened, there } = restrictedReading(sight);
  // A caller who sees the existence of every restricted entry, and opens none, does not need their compartments.
  const isPlain = opened.length === 0 && there.length === restrictedInRecord.length;
  const clearance = isPlain || opened.length + there.length === 0 ? [] : [...opened, ...there];
  // Read corrections up to the end of the log: the entries that they correct are sealed as well.
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

/** The ordinals of corrections, by the id of the entry that they correct. */
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
