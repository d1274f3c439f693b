import { sql, type Kysely, type RawBuilder } from 'kysely';
import { restrictedReading, seesEveryEntry, visibleTypes, type Sight } from '../../shared/policy/who-may-see';
import type { EventType } from '../../shared/domain/case';
import { restrictedWord } from '../../shared/domain/compartments';
import { restrictedInRecord } from '../../shared/policy/where-events-lie';
import { typesToAnswer } from '../../shared/policy/what-is-decided';
import { caseEvent, type RecordedEvent } from '../log/case-events';
import { openEvents, type StoredEvent } from '../log/log';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import { clearedFor } from '../sealing/clearance';
import { listAsked, openTasksOf, sealedMark, seeing, typesInClear, type SealedMark, type SeenEntry } from './seeing';

export interface TimelineEntry extends Omit<SeenEntry, 'event'> {
  readonly event: RecordedEvent | SealedMark;
  /** Counts the entries that this caller sees, from 1: the sequence in the log would reveal how many are hidden. */
  readonly ordinal: number;
  /** The corrections of this entry that the caller sees. */
  readonly correctedBy: readonly number[];
}

/** The end of a page. */
interface TimelinePosition {
  readonly sequence: number;
  readonly ordinal: number;
}

/** A part of the entries that a caller sees. It chooses by nothing that the caller does not see of an entry. */
export interface Choice {
  /** The types that it can choose, as the caller sees them. Any, unless said. */
  readonly types?: readonly (EventType | typeof restrictedWord)[] | undefined;
  readonly among: (entries: readonly TimelineEntry[]) => readonly TimelineEntry[];
}

export interface TimelinePage {
  readonly order: 'oldest' | 'newest';
  /** Entries after this place of the log. */
  readonly since?: number;
  readonly after?: TimelinePosition | undefined;
  readonly choice?: Choice | null;
  readonly limit: number;
}

interface Reading {
  readonly caseId: string;
  readonly sight: Sight;
}

/** A page of the entries of a case in the order of their recording, as far as the caller sees them. */
export async function listTimeline(
  { db, seals }: { readonly db: Kysely<Database>; readonly seals: Seals },
  { caseId, sight }: Reading,
  page: TimelinePage,
): Promise<readonly TimelineEntry[]> {
  const { own } = visibleTypes(sight);
  // Who sees every entry has them numbered by the database. A part in an entry is sealed: others have all opened.
  const isNumbered = own.length === 0 && seesEveryEntry(sight);
  const asked = isNumbered ? [] : await listAsked(db, caseId);
  const before = page.order === 'oldest' && page.after ? page.after : { sequence: 0, ordinal: 0 };
  const rows = await listRows(db, { caseId, sight }, typesToAnswer(openTasksOf(asked, sight)), {
    after: before.sequence,
    cut: isNumbered && !page.choice ? page : null,
    types: isNumbered ? page.choice?.types : undefined,
  });
  const opened = await openEvents(seals, { kind: 'case', id: caseId }, rows.filter(isStored));
  const events = new Map(opened.map((event) => [event.sequence, caseEvent(event)]));
  const see = isNumbered ? (event: RecordedEvent) => ({ event }) : seeing(asked, sight, [...events.values()]);
  const seen = rows.flatMap((row): readonly (Omit<SeenEntry, 'event'> & EntryInPlace)[] => {
    const event = events.get(row.sequence);
    const entry = event ? see(event) : { event: sealedMark(row) };
    return entry ? [{ ...entry, place: row.place }] : [];
  });
  const numbered = seen.map(({ place, ...entry }, index) => ({
    ...entry,
    ordinal: before.ordinal + (isNumbered ? place : index + 1),
  }));
  const corrections = correctionsIn(numbered);
  const entries = numbered.map((entry) => ({ ...entry, correctedBy: corrections.get(entry.event.eventId) ?? [] }));
  return cutFrom(page.choice?.among(entries) ?? entries, page);
}

interface EntryInPlace {
  readonly event: RecordedEvent | SealedMark;
  readonly place: number;
}

/** The entries of the page. */
function cutFrom(entries: readonly TimelineEntry[], { order, limit, ...from }: TimelinePage): readonly TimelineEntry[] {
  const { above, below } = boundsOf({ order, ...from });
  const within = entries.filter(({ event: { sequence } }) => sequence > above && sequence < below);
  return (order === 'oldest' ? within : within.toReversed()).slice(0, limit);
}

function boundsOf({ order, since = 0, after }: Pick<TimelinePage, 'order' | 'since' | 'after'>): {
  readonly above: number;
  readonly below: number;
} {
  if (order === 'newest') return { above: since, below: after?.sequence ?? Infinity };
  return { above: Math.max(since, after?.sequence ?? 0), below: Infinity };
}

/** A row of the log, without a body where the caller sees only that the entry exists. */
interface LogRow extends Pick<StoredEvent, 'envelope'> {
  readonly sequence: number;
  readonly actorId: string;
  readonly place: number;
  readonly compartment: string | null;
  readonly sealed: Buffer | null;
}

interface Wanted {
  readonly after: number;
  /** The page alone, where the database can cut it. */
  readonly cut: TimelinePage | null;
  /** These types alone, as their reader sees them. */
  readonly types: Choice['types'];
}

/**
 * Rows of the types that the caller may see; restricted ones have a body only where the caller opens the compartment.
 */
async function listRows(
  db: Kysely<Database>,
  { caseId, sight }: Reading,
  toAnswer: readonly EventType[],
  { after, cut, types }: Wanted,
): Promise<readonly LogRow[]> {
  const { all, own } = visibleTypes(sight);
  const { opened, there } = restrictedReading(sight);
  // A caller who sees the existence of every restricted entry, and opens none, does not need their compartments.
  const isPlain = opened.length === 0 && there.length === restrictedInRecord.length;
  const clearance = isPlain || opened.length + there.length === 0 ? [] : [...opened, ...there];
  const shown = typesInClear([...all, ...own, ...toAnswer]);
  // Read corrections up to the end of the log: the entries that they correct are sealed as well.
  const corrections = ['entryCorrected', ...(opened.length > 0 ? [restrictedWord] : [])];
  const chosen = types && [...typesInClear(types), ...corrections];
  const { rows } = await clearedFor(db, clearance, (cleared) =>
    sql<LogRow>`
      with seen as (
        select event_id, envelope, type, sequence, actor_id, row_number() over (order by sequence)::int as place
        from events where stream_kind = 'case' and stream_id = ${caseId}
          and type = any(${shown}::text[]) and sequence > ${after})
      select s.place, s.sequence, s.actor_id as "actorId", s.envelope, c.compartment,
        case when c.compartment <> all(${[...there]}::text[]) then c.sealed end as sealed
      from seen s left join contents c
        on c.stream_kind = 'case' and c.stream_id = ${caseId} and c.id = s.event_id
      where (c.id is not null ${isPlain ? sql`or s.type = ${restrictedWord}` : sql``})
        ${cut ? sql`and (s.event_id in (${idsOnPage(cut)}) or s.type = any(${corrections}::text[]))` : sql``}
        ${chosen ? sql`and s.type = any(${chosen}::text[])` : sql``}
      order by s.place`.execute(cleared),
  );
  return rows;
}

/** The entries of a page, out of all that the caller sees. */
function idsOnPage({ limit, ...page }: TimelinePage): RawBuilder<unknown> {
  const { above, below } = boundsOf(page);
  return sql`select event_id from seen
    where sequence > ${above} ${below < Infinity ? sql`and sequence < ${below}` : sql``}
    order by sequence ${page.order === 'newest' ? sql`desc` : sql``} limit ${limit}`;
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
