import { sql, type Kysely } from 'kysely';
import type { StreamKind } from '../../shared/contracts/engine';
import type { KnownBy } from '../../shared/domain/vocabulary';
import type { CivilDate, Instant } from '../../shared/domain/time';
import { compartmentOf as compartmentOfCaseEvent } from '../../shared/policy/where-events-lie';
import { sealContact } from '../directory/people';
import { recordingTime } from '../deciding/draft';
import { eventWrites } from '../log/event-writes';
import type { Keys } from '../keys/types';
import { caseEvent } from '../log/case-events';
import type { LoggedEvent } from '../log/log';
import { keyBareHashes } from '../deciding/request-hashes';
import type { Database } from '../postgres/schema';
import { subjectWrites } from '../subjects/subjects';
import { findLogId } from '../tree/checkpoints';
import { writeTogether } from '../postgres/write';
import { withSalt } from './commitment';
import { contentPlace } from './place';
import { sealOne, type Sealing } from './seals';

export interface SealingMeans extends Sealing {
  readonly keys: Keys;
}

/**
 * Seals content that the first version stored in clear, and puts its events into envelopes, chained in their order,
 * with authors, times and data as they were recorded. Drops the old tables. Part of the migrations: all or nothing.
 */
export async function sealExisting(db: Kysely<Database>, means: SealingMeans): Promise<void> {
  await sealContacts(db, means);
  await sealSubjects(db, means);
  await sealNarratives(db, means);
  await chainEvents(db, means);
  await keyBareHashes(db, means.keys);
  for (const table of ['events', 'narratives', 'subjects', 'people_contact'])
    await sql`drop table ${sql.ref(`${table}_in_clear`)}`.execute(db);
}

async function sealContacts(db: Kysely<Database>, { seals }: SealingMeans): Promise<void> {
  const { rows } = await sql<{ person_id: string; given_name: string; family_name: string; email: string }>`
    select * from people_contact_in_clear`.execute(db);
  for (const { person_id, given_name, family_name, email } of rows) {
    const sealed = await sealContact(seals, person_id, { givenName: given_name, familyName: family_name, email });
    await db.insertInto('people_contact').values({ person_id, sealed }).execute();
  }
}

async function sealSubjects(db: Kysely<Database>, means: SealingMeans): Promise<void> {
  const { rows } = await sql<{ ref: string; given_name: string; family_name: string; born_on: CivilDate }>`
    select * from subjects_in_clear`.execute(db);
  for (const { ref, given_name, family_name, born_on } of rows) {
    const subject = { personRef: ref, givenName: given_name, familyName: family_name, bornOn: born_on };
    for (const write of await subjectWrites(db, means, subject)) await sql`${write}`.execute(db);
  }
}

interface OldNarrative {
  readonly id: string;
  readonly stream_kind: StreamKind;
  readonly stream_id: string;
  readonly compartment: string;
  readonly salt: Buffer;
  readonly body: string;
}

async function sealNarratives(db: Kysely<Database>, { seals }: SealingMeans): Promise<void> {
  const { rows } = await sql<OldNarrative>`select * from narratives_in_clear`.execute(db);
  for (const { id, stream_kind, stream_id, compartment, salt, body } of rows) {
    const place = contentPlace({ kind: stream_kind, id: stream_id }, id, compartment);
    const sealed = await sealOne(seals, place, withSalt(salt, body));
    await db.insertInto('contents').values({ stream_kind, stream_id, id, compartment, sealed }).execute();
  }
}

interface OldEvent {
  readonly stream_id: string;
  readonly sequence: number;
  readonly event_id: string;
  readonly type: string;
  readonly data: object;
  readonly occurred_at: Instant;
  readonly recorded_at: Instant;
  readonly actor_id: string;
  readonly known_by: KnownBy;
  readonly command_id: string | null;
  readonly programme_hash: string;
  readonly pseudonym: string | null;
}

async function chainEvents(db: Kysely<Database>, means: SealingMeans): Promise<void> {
  const streams = await db.selectFrom('streams').select(['kind', 'id']).execute();
  // A database without streams may have no stamp yet.
  if (streams.length === 0) return;
  const logId = await findLogId(db);
  for (const stream of streams) {
    const { rows } = await sql<OldEvent>`
      select e.*, p.pseudonym from events_in_clear e left join people p on p.id = e.actor_id
      where e.stream_kind = ${stream.kind} and e.stream_id = ${stream.id} order by e.sequence`.execute(db);
    let head: Buffer | null = null;
    let last: Instant | null = null;
    for (const row of rows) {
      const chain = { logId, head, programmeHash: row.programme_hash, pseudonym: row.pseudonym };
      const event = recorded(row, last);
      const entries = await eventWrites(means, stream, chain, { events: [event], texts: [], compartmentOf });
      await writeTogether(db, entries.writes);
      head = entries.head;
      last = event.at;
    }
    const ends = { head_hash: head, recorded_at: last };
    await db.updateTable('streams').set(ends).where('kind', '=', stream.kind).where('id', '=', stream.id).execute();
  }
}

const compartmentOf = (event: LoggedEvent) => compartmentOfCaseEvent(caseEvent(event));

/** The event as it was recorded. If the clock was behind the previous event, it takes that event's time and says so. */
function recorded(row: OldEvent, last: Instant | null): LoggedEvent {
  const { at, clockBehindMs } = recordingTime(row.recorded_at, last);
  return {
    type: row.type,
    data: row.data,
    ...(row.occurred_at !== at && { occurredAt: row.occurred_at }),
    ...(clockBehindMs > 0 && { clockBehindMs }),
    streamId: row.stream_id,
    at,
    actorId: row.actor_id,
    sequence: row.sequence,
    eventId: row.event_id,
    knownBy: row.known_by,
    commandId: row.command_id,
  };
}
