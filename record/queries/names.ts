import type { Kysely } from 'kysely';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import { listSubjects } from '../subjects/subjects';

/** A row of a list, with its person only where the caller knows them by name. */
export interface Named {
  /** Null where the caller does not know the person by name. */
  readonly givenName: string | null;
  readonly familyName: string | null;
}

interface Referring {
  /** Null where the caller does not know the person by name. */
  readonly personRef: string | null;
}

/** A row with the name of its person. */
type WithName<Row extends Referring> = Omit<Row, 'personRef'> & Named;

/** Reads the names of all persons of some rows in one statement; what it returns puts them into the rows. */
export async function readNames(
  db: Kysely<Database>,
  seals: Seals,
  rows: readonly Referring[],
): Promise<<Row extends Referring>(row: Row) => WithName<Row>> {
  const refs = [...new Set(rows.flatMap(({ personRef }) => personRef ?? []))];
  const subjects = new Map((await listSubjects(db, seals, refs)).map((subject) => [subject.personRef, subject]));
  return ({ personRef, ...row }) => {
    const { givenName = null, familyName = null } = (personRef !== null && subjects.get(personRef)) || {};
    return { ...row, givenName, familyName };
  };
}

/** The rows with the names of their persons, in one statement for any number of them. */
export async function withNames<Row extends Referring>(
  db: Kysely<Database>,
  seals: Seals,
  rows: readonly Row[],
): Promise<readonly WithName<Row>[]> {
  const named = await readNames(db, seals, rows);
  return rows.map((row) => named(row));
}
