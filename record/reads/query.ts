import { sql, type Kysely, type Selectable, type SelectQueryBuilder } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import type { Database, Row } from '../postgres/schema';

/** Selects reads of a case, or by a person; from an instant on, and until before another. */
export interface ReadsFilter {
  readonly of: { readonly caseId: string } | { readonly actorId: string };
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** The end of the previous page. */
interface ReadPosition {
  readonly at: Instant;
  readonly id: number;
}

export interface ReadsPage {
  readonly after?: ReadPosition | undefined;
  readonly limit: number;
}

/** The statement that finds a page of the read log, the newest first. */
export function selectReads(
  db: Kysely<Database>,
  { of, from, to }: ReadsFilter,
  { after, limit }: ReadsPage,
): SelectQueryBuilder<Database, 'reads', Selectable<Database['reads']>> {
  let query = db.selectFrom('reads').selectAll();
  query = 'caseId' in of ? query.where('case_id', '=', of.caseId) : query.where('actor_id', '=', of.actorId);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (to !== undefined) query = query.where('at', '<', to);
  if (after) query = query.where(sql<boolean>`(at, id) < (${after.at}::timestamptz, ${after.id}::bigint)`);
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
}

/** A page of the read log, the newest first. */
export async function listReads(
  db: Kysely<Database>,
  filter: ReadsFilter,
  page: ReadsPage,
): Promise<readonly Row<'reads'>[]> {
  return selectReads(db, filter, page).execute();
}
