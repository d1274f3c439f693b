import { sql, type Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import type { Instant } from '../../shared/domain/time';
import type { Database, Row } from '../../record/postgres/schema';

/** How far a record has come in one stream. */
export interface KnownStream {
  readonly sequence: number;
  /** When its last entry was recorded; null where none was since entries tell. */
  readonly recordedAt: Instant | null;
}

/** When anything was last recorded; null in an empty record. */
export async function findNewest(db: Kysely<Database>): Promise<Instant | null> {
  const { rows } = await sql<{ newest: Instant | null }>`select max(recorded_at) as newest from streams`.execute(db);
  return rows[0]?.newest ?? null;
}

/** How far a stream has come; null where the record does not know it. */
export async function findKnown(db: Kysely<Database>, { kind, id }: StreamRef): Promise<KnownStream | null> {
  const query = db.selectFrom('streams').select(['sequence', 'recorded_at as recordedAt']);
  return (await query.where('kind', '=', kind).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** What the ledger says of some notifications; those that are not in the result are not in it. */
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
