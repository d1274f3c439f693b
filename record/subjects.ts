import type { Kysely } from 'kysely';
import type { CivilDate } from '../shared/domain/time';
import type { Database, NewRow, Row } from './schema';

/** The person under a programme: named here and nowhere else, referred to by an opaque `personRef`. */
export interface Subject {
  readonly personRef: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: CivilDate;
}

/** What is known of the persons behind these refs; an unknown ref is left out. */
export async function listSubjects(db: Kysely<Database>, refs: readonly string[]): Promise<readonly Subject[]> {
  if (refs.length === 0) return [];
  const rows = await db.selectFrom('subjects').selectAll().where('ref', 'in', refs).execute();
  return rows.map(toSubject);
}

/** How a name is looked for: without case, accents and punctuation, family name first. */
export function searchKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The row of a person; their names are searched by family and given name. */
export function subjectRow({ personRef, givenName, familyName, bornOn }: Subject): NewRow<'subjects'> {
  return {
    ref: personRef,
    given_name: givenName,
    family_name: familyName,
    born_on: bornOn,
    search_key: searchKey(`${familyName} ${givenName}`),
  };
}

function toSubject(row: Row<'subjects'>): Subject {
  return { personRef: row.ref, givenName: row.given_name, familyName: row.family_name, bornOn: row.born_on };
}
