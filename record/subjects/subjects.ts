import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../../shared/domain/time';
import { currentKey, type Keys } from '../keys/types';
import { tokensOfPerson } from './name-tokens';
import type { Database, NewRow } from '../postgres/schema';
import { subjectPlace } from '../sealing/place';
import { sealOne, type Seals } from '../sealing/seals';
import type { Write } from '../postgres/write';

/** The person under a programme: named only here, and elsewhere referred to by an opaque `personRef`. */
export interface Subject {
  readonly personRef: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: CivilDate;
}

const sealedSubject = z.object({ givenName: z.string(), familyName: z.string(), bornOn: z.string() });

/** The persons of these refs. Unknown refs, and persons whose key is gone, are omitted. */
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

/** The writes that store a person, and the tokens for finding their name. */
export async function subjectWrites(
  db: Kysely<Database>,
  { seals, keys }: { readonly seals: Seals; readonly keys: Keys },
  subject: Subject,
): Promise<readonly Write[]> {
  const { personRef, givenName, familyName, bornOn } = subject;
  const plain = Buffer.from(JSON.stringify({ givenName, familyName, bornOn }), 'utf8');
  const sealed = await sealOne(seals, subjectPlace(personRef), plain);
  const rows = await tokenRows(keys, subject);
  return [
    db.insertInto('subjects').values({ ref: personRef, sealed }),
    ...(rows.length > 0 ? [db.insertInto('name_tokens').values(rows)] : []),
  ];
}

/** Adds the token of a person's likeness, which an earlier version did not store. Repeating it changes nothing. */
export async function completeTokens(
  db: Kysely<Database>,
  { seals, keys }: { readonly seals: Seals; readonly keys: Keys },
  personRef: string,
): Promise<void> {
  const [subject] = await listSubjects(db, seals, [personRef]);
  const rows = subject ? await tokenRows(keys, subject) : [];
  if (rows.length === 0) return;
  const insert = db.insertInto('name_tokens').values(rows);
  await insert.onConflict((conflict) => conflict.doNothing()).execute();
}

async function tokenRows(keys: Keys, subject: Subject): Promise<NewRow<'name_tokens'>[]> {
  const key = await currentKey(keys, 'find');
  const of = { person_ref: subject.personRef, key_id: key.id };
  return tokensOfPerson(key, subject).map((token) => ({ token, ...of }));
}
