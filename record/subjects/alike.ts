import { sql, type Kysely } from 'kysely';
import type { DuplicateFacts } from '../../shared/domain/kernel/types';
import type { Key } from '../keys/types';
import { likenessOf } from './name-tokens';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';
import type { Subject } from './subjects';

/**
 * Open cases of persons with this full name and date of birth, which make a second opening doubtful. A parallel opening
 * for such a person waits until this transaction ends, and then sees its result.
 *
 * @param keys every version of the search key: while it is replaced, both are searched and locked
 * @throws RecordUnavailable where the other opening takes too long
 */
export async function findAlike(
  trx: Kysely<Database>,
  keys: readonly Key[],
  person: Omit<Subject, 'personRef'>,
): Promise<readonly DuplicateFacts[]> {
  const tokens = keys.flatMap((key) => likenessOf(key, person) ?? []);
  if (tokens.length === 0) return [];
  // The lock is a separate statement: a statement does not see commits that happened while it waited.
  const locks = tokens.map((token) => String(token.readBigInt64BE())).sort();
  await sql`${prepared} select pg_advisory_xact_lock(lock) from unnest(${locks}::bigint[]) as lock`.execute(trx);
  return trx
    .selectFrom('name_tokens')
    .innerJoin('cases', 'cases.person_ref', 'name_tokens.person_ref')
    .where((eb) => eb('token', '=', eb.fn.any(eb.val(tokens))))
    .where('ended', '=', false)
    .distinct()
    .select(['case_id as caseId', 'reference', 'coordinating_agency_id as coordinatingAgencyId'])
    .orderBy('reference')
    .modifyEnd(prepared)
    .execute();
}
