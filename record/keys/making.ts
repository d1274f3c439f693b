import type { Instant } from '../../shared/domain/time';
import { prepared } from '../postgres/prepared';
import type { KeyContext } from './context';
import type { KeyRow } from './schema';
import { aboutKey } from './unwrapping';
import { wrapSecret } from './wrapping';

export interface KeyToMake {
  readonly lineage: string;
  readonly version: number;
  readonly usableFrom: Instant;
  /** A key made elsewhere keeps its id and its secret. */
  readonly imported?: { readonly id: string; readonly secret: Buffer };
}

const secretBytes = 32;
export const foreignKeyViolation = '23503';

/**
 * Adds keys to the store. If two processes make the same version of a lineage, the first key remains and the other
 * secret is discarded.
 *
 * @returns the keys that were added
 */
export async function makeKeys(context: KeyContext, wanted: readonly KeyToMake[]): Promise<readonly KeyRow[]> {
  try {
    return await insert(context, wanted);
  } catch (error) {
    // The cached wrap key was replaced and destroyed a moment ago.
    if ((error as { code?: unknown }).code !== foreignKeyViolation) throw error;
    context.wraps.forgetCurrent();
    return insert(context, wanted);
  }
}

async function insert(context: KeyContext, wanted: readonly KeyToMake[]): Promise<readonly KeyRow[]> {
  const { db, wraps, now, newId, randomBytes } = context;
  const wrap = await wraps.current();
  const rows = wanted.map(({ lineage, version, usableFrom, imported }) => {
    const id = imported?.id ?? idFor(lineage, newId());
    const secret = imported?.secret ?? randomBytes(secretBytes);
    const wrapped = wrapSecret(wrap.secret, secret, aboutKey({ id, lineage, version }, wrap.id), randomBytes);
    const made = { wrap_id: wrap.id, wrapped, created_at: now(), usable_from: usableFrom };
    return { id, lineage, version, ...made, imported: imported !== undefined };
  });
  return db
    .insertInto('keys')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .modifyEnd(prepared)
    .execute();
}

/** Sealed bytes name a key by the 16 bytes of its UUID; other references to a key have at most 32 characters. */
function idFor(lineage: string, uuid: string): string {
  return lineage.startsWith('seal/') ? uuid : uuid.replaceAll('-', '');
}
