import { sql, type Kysely } from 'kysely';
import type { DuplicateFacts } from '../shared/domain/kernel-types';
import type { Keys } from './keys/types';
import { likenessOf } from './name-tokens';
import type { Database } from './schema';
import type { Subject } from './subjects';

/**
 * The cases that go on of somebody of this full name and date of birth: what makes a second opening a question. Whoever
 * opens a case of somebody alike at the same time waits until this transaction ends, and then sees what it did. While
 * the key that finds is replaced, both keys are looked under and waited for.
 *
 * @throws RecordUnavailable where the key store or the other opening is not had in time
 */
export async function findAlike(
  trx: Kysely<Database>,
  keys: Keys,
  person: Omit<Subject, 'personRef'>,
): Promise<readonly DuplicateFacts[]> {
  const tokens = (await keys.versions('find')).flatMap((key) => likenessOf(key, person) ?? []);
  if (tokens.length === 0) return [];
  // The lock is a statement of its own: one statement sees nothing of what was committed while it waited.
  const locks = tokens.map((token) => String(token.readBigInt64BE())).sort();
  await sql`select pg_advisory_xact_lock(lock) from unnest(${locks}::bigint[]) as lock`.execute(trx);
  return trx
    .selectFrom('name_tokens')
    .innerJoin('cases', 'cases.person_ref', 'name_tokens.person_ref')
    .where((eb) => eb('token', '=', eb.fn.any(eb.val(tokens))))
    .where('ended', '=', false)
    .distinct()
    .select(['case_id as caseId', 'reference', 'coordinating_agency_id as coordinatingAgencyId'])
    .orderBy('reference')
    .execute();
}
