import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { ProgrammeRef } from '../../shared/domain/case';
import { describeProblem, readDefinitions } from '../../shared/programme/loader';
import { programmeSchema, type Programme } from '../../shared/programme/schema';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';

/** Programme definitions by the hash of their content. They are immutable, so each is loaded only once. */
export interface Programmes {
  /**
   * @param within the caller's transaction, so that it waits for no second connection
   * @throws where the record has no definition of this hash
   */
  get(hash: string, within?: Kysely<Database>): Promise<Programme>;
}

/** The definitions in the database, each read and parsed once per process. */
export function createProgrammes(db: Kysely<Database>): Programmes {
  const known = new Map<string, Programme>();
  return {
    async get(hash, within = db) {
      const found = known.get(hash) ?? (await readProgramme(within, hash));
      known.set(hash, found);
      return found;
    },
  };
}

/**
 * Stores every definition below the folder (`*.yaml`), and returns those for new cases. Repeating it changes nothing.
 *
 * @throws naming file, path and reason of an invalid definition, or of one that changed under the same version
 */
export async function loadProgrammes(db: Kysely<Database>, folder: string): Promise<readonly ProgrammeRef[]> {
  const { programmes, problems } = await readDefinitions(folder);
  if (problems.length > 0) throw new Error(problems.map(describeProblem).join('\n'));
  const refs: ProgrammeRef[] = [];
  for (const { programme } of programmes) refs.push(await keepProgramme(db, programme));
  return refs;
}

/**
 * Stores one definition. One stored by a version with fewer fields is equal to it if the new fields have their
 * defaults: cases of that hash continue under it. @throws where another definition has the same id and version
 */
export async function keepProgramme(db: Kysely<Database>, programme: Programme): Promise<ProgrammeRef> {
  const { id, version } = programme;
  const body = canonical(programme);
  const hash = createHash('sha256').update(body).digest('hex');
  const values = { hash, id, version, body };
  await db
    .insertInto('programmes')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await db
    .selectFrom('programmes')
    .select(['hash', 'body'])
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  const isSame = kept.hash === hash || canonical(programmeSchema.parse(kept.body)) === body;
  if (isSame) return { id, version, hash: kept.hash };
  throw new Error(`programme ${id} ${version} is in the record with another text: what changes takes a new version`);
}

/** The newest version of each programme in the record, for new cases. */
export async function listProgrammes(db: Kysely<Database>): Promise<readonly ProgrammeRef[]> {
  return db
    .selectFrom('programmes')
    .distinctOn('id')
    .select(['id', 'version', 'hash'])
    .orderBy('id')
    .orderBy(sql`string_to_array(version, '.')::integer[]`, 'desc')
    .modifyEnd(prepared)
    .execute();
}

/** A version of a programme, the newest unless one is named; null where the record has none. */
export async function findProgramme(
  db: Kysely<Database>,
  { id, version }: { readonly id: string; readonly version?: string | undefined },
): Promise<ProgrammeRef | null> {
  if (version === undefined) return (await listProgrammes(db)).find((ref) => ref.id === id) ?? null;
  const query = db.selectFrom('programmes').select(['id', 'version', 'hash']).where('id', '=', id);
  return (await query.where('version', '=', version).executeTakeFirst()) ?? null;
}

async function readProgramme(db: Kysely<Database>, hash: string): Promise<Programme> {
  const row = await db.selectFrom('programmes').select('body').where('hash', '=', hash).executeTakeFirst();
  if (!row) throw new Error(`the record has no programme definition of hash ${hash}`);
  return programmeSchema.parse(row.body);
}

/**
 * The canonical text of a value: keys in order, no spaces, so that a comment or a line break makes no new definition.
 */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const members = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}
