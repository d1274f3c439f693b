import type { Kysely } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import { createCache } from './cache';
import type { RootKeys } from './root';
import type { KeyStore, WrapRow } from './schema';
import type { RandomBytes } from './wrapping';

/** A wrap key, unwrapped. */
export interface Wrap {
  readonly id: string;
  readonly version: number;
  readonly secret: Buffer;
}

export interface Wraps {
  /** The current wrap key; the first one is made where there is none. */
  current(): Promise<Wrap>;
  /** The wrap keys of these ids, by id; unknown and destroyed ones are omitted. */
  byId(ids: readonly string[]): Promise<ReadonlyMap<string, Wrap>>;
  /** Clears the cached id of the current one: another process has replaced it. */
  forgetCurrent(): void;
}

export interface WrapsOptions {
  readonly db: Kysely<KeyStore>;
  readonly root: RootKeys;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly randomBytes: RandomBytes;
  readonly lastsMs: number;
}

const secretBytes = 32;
const newest = 'newest';

/** The wrap keys, unwrapped by the root key and cached. */
export function createWraps(options: WrapsOptions): Wraps {
  const { db, root, lastsMs } = options;
  const held = createCache<Wrap>({ most: 100, lastsMs });
  const current = createCache<Wrap>({ most: 1, lastsMs });

  async function open(row: WrapRow & { readonly wrapped: Buffer }): Promise<Wrap> {
    const secret = await root.unwrap(row.root_id, row.wrapped, aboutWrap(row));
    const wrap = { id: row.id, version: row.version, secret };
    held.set(wrap.id, wrap);
    return wrap;
  }

  return {
    async current() {
      const known = current.get(newest);
      if (known) return known;
      const row = (await findNewest(db)) ?? (await makeFirst(options));
      const wrap = held.get(row.id) ?? (await open(row));
      current.set(newest, wrap);
      return wrap;
    },
    async byId(ids) {
      const found = new Map<string, Wrap>();
      const wanted = new Set(ids);
      for (const id of wanted) {
        const wrap = held.get(id);
        if (wrap) found.set(id, wrap);
      }
      const missing = [...wanted].filter((id) => !found.has(id));
      if (missing.length === 0) return found;
      const rows = await db.selectFrom('wraps').selectAll().where('id', 'in', missing).execute();
      for (const row of rows) if (isLiving(row)) found.set(row.id, await open(row));
      return found;
    },
    forgetCurrent: () => current.delete(newest),
  };
}

/** Makes a new wrap key in its stored form. */
export async function newWrap(
  version: number,
  { root, now, newId, randomBytes }: Pick<WrapsOptions, 'root' | 'now' | 'newId' | 'randomBytes'>,
) {
  const id = newId();
  const wrapped = await root.wrap(randomBytes(secretBytes), aboutWrap({ id, version }));
  return { id, version, root_id: root.id, wrapped, created_at: now() };
}

/** The authenticated data of a wrap key: its identity. */
export function aboutWrap({ id, version }: Pick<WrapRow, 'id' | 'version'>): readonly unknown[] {
  return ['throughcare/wrap/v1', id, version];
}

async function findNewest(db: Kysely<KeyStore>): Promise<LivingWrap | undefined> {
  const query = db.selectFrom('wraps').selectAll().where('wrapped', 'is not', null).orderBy('version', 'desc');
  const row = await query.limit(1).executeTakeFirst();
  return row && isLiving(row) ? row : undefined;
}

/** The first process makes the wrap key; the others read it. */
async function makeFirst(options: WrapsOptions): Promise<LivingWrap> {
  const first = await newWrap(1, options);
  await options.db
    .insertInto('wraps')
    .values(first)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await findNewest(options.db);
  if (!row) throw new Error('the key store has had wrap keys, and none of them is left');
  return row;
}

type LivingWrap = WrapRow & { readonly wrapped: Buffer };

function isLiving(row: WrapRow): row is LivingWrap {
  return row.wrapped !== null;
}
