import { sql, type Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import type { Instant } from '../../shared/domain/time';
import type { Database, Row } from '../../record/postgres/schema';

/** The last known entry of a stream. */
export interface KnownStream {
  readonly sequence: number;
  /** When its last entry was recorded; null for a stream without an entry since this time is stored. */
  readonly recordedAt: Instant | null;
}

/** The time of the newest entry; null in an empty record. */
export async function findNewest(db: Kysely<Database>): Promise<Instant | null> {
  const { rows } = await sql<{ newest: Instant | null }>`select max(recorded_at) as newest from streams`.execute(db);
  return rows[0]?.newest ?? null;
}

/** The last entry of a stream in the record; null where the record does not know the stream. */
export async function findKnown(db: Kysely<Database>, { kind, id }: StreamRef): Promise<KnownStream | null> {
  const query = db.selectFrom('streams').select(['sequence', 'recorded_at as recordedAt']);
  return (await query.where('kind', '=', kind).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The statuses of some notifications in the ledger, by id; ids that the ledger does not have are absent. */
export async function findStatuses(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Row<'notifications'>['status']>> {
  const statuses = new Map<string, Row<'notifications'>['status']>();
  for (let from = 0; from < ids.length; from += pageSize) {
    const page = ids.slice(from, from + pageSize);
    const rows = await db.selectFrom('notifications').select(['id', 'status']).where('id', 'in', page).execute();
    for (const { id, status } of rows) statuses.set(id, status);
  }
  return statuses;
}

const pageSize = 1_000;
