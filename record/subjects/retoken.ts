import type { Kysely } from 'kysely';
import type { Key } from '../keys/types';
import { tokensOfPerson } from './name-tokens';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import { listSubjects } from './subjects';

const atOnce = 200;

/**
 * Makes the tokens of every name under a new key and removes those under the old one. Names are found under both
 * meanwhile; a name whose key was destroyed is no longer found. Repeat it after an interruption, and until no token of
 * the old key is left; returns how many are.
 *
 * @param db as a login of throughcare_keeper
 */
export async function retoken(
  db: Kysely<Database>,
  seals: Seals,
  { from, to }: { readonly from: Key; readonly to: Key },
): Promise<number> {
  for (let after = ''; ;) {
    const refs = await db
      .selectFrom('subjects')
      .select('ref')
      .where('ref', '>', after)
      .orderBy('ref')
      .limit(atOnce)
      .execute();
    const last = refs.at(-1);
    if (!last) break;
    const names = await listSubjects(
      db,
      seals,
      refs.map(({ ref }) => ref),
    );
    const rows = names.flatMap((person) =>
      tokensOfPerson(to, person).map((token) => ({ token, person_ref: person.personRef, key_id: to.id })),
    );
    await db.transaction().execute(async (trx) => {
      if (rows.length > 0)
        await trx
          .insertInto('name_tokens')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      const done = refs.map(({ ref }) => ref);
      await trx.deleteFrom('name_tokens').where('key_id', '=', from.id).where('person_ref', 'in', done).execute();
    });
    after = last.ref;
  }
  const query = db.selectFrom('name_tokens').where('key_id', '=', from.id);
  return (await query.select(({ fn }) => fn.countAll<number>().as('left')).executeTakeFirstOrThrow()).left;
}
