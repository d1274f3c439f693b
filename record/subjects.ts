import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../shared/domain/time';
import { currentKey, type Keys } from './keys/types';
import { tokensOf } from './name-tokens';
import type { Database } from './schema';
import { subjectPlace } from './sealing/place';
import { sealOne, type Seals } from './sealing/seals';
import type { Write } from './write';

/** The person under a programme: named here and nowhere else, referred to by an opaque `personRef`. */
export interface Subject {
  readonly personRef: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: CivilDate;
}

const sealedSubject = z.object({ givenName: z.string(), familyName: z.string(), bornOn: z.string() });

/** What is known of the persons behind these refs; an unknown ref is left out, and one whose key is gone. */
export async function listSubjects(
  db: Kysely<Database>,
  seals: Seals,
  refs: readonly string[],
): Promise<readonly Subject[]> {
  if (refs.length === 0) return [];
  const rows = await db.selectFrom('subjects').selectAll().where('ref', 'in', refs).execute();
  const opened = await seals.open(rows.map(({ ref, sealed }) => ({ place: subjectPlace(ref), sealed })));
  return rows.flatMap(({ ref }, index) => {
    const plain = opened[index];
    return plain ? [{ personRef: ref, ...sealedSubject.parse(JSON.parse(plain.toString('utf8'))) }] : [];
  });
}

/** The writes that keep a person, and the tokens by which their name is found. */
export async function subjectWrites(
  db: Kysely<Database>,
  { seals, keys }: { readonly seals: Seals; readonly keys: Keys },
  { personRef, givenName, familyName, bornOn }: Subject,
): Promise<readonly Write[]> {
  const plain = Buffer.from(JSON.stringify({ givenName, familyName, bornOn }), 'utf8');
  const sealed = await sealOne(seals, subjectPlace(personRef), plain);
  const key = await currentKey(keys, 'find');
  const tokens = tokensOf(key, `${givenName} ${familyName}`);
  const rows = tokens.map((token) => ({ token, person_ref: personRef, key_id: key.id }));
  return [
    db.insertInto('subjects').values({ ref: personRef, sealed }),
    ...(rows.length > 0 ? [db.insertInto('name_tokens').values(rows)] : []),
  ];
}
