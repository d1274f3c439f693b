import { KeyStoreError } from './errors';
import type { KeyRow } from './schema';
import type { Key } from './types';
import { unwrapSecret } from './wrapping';
import type { Wrap, Wraps } from './wraps';

/** The authenticated data of a key: its identity, its purpose and its wrap key. */
export function aboutKey(key: Pick<KeyRow, 'id' | 'lineage' | 'version'>, wrapId: string): readonly unknown[] {
  return ['throughcare/key/v1', key.id, key.lineage, key.version, wrapId];
}

/**
 * Opens the living keys among some rows, in their order. If a wrap key was replaced meanwhile, the rows are read again.
 * @throws KeyStoreError where a key was altered
 */
export async function openKeys(
  wraps: Wraps,
  read: () => Promise<readonly KeyRow[]>,
  alreadyRead?: readonly KeyRow[],
): Promise<readonly Key[]> {
  const rows = (alreadyRead ?? (await read())).filter(isLiving);
  const at = await wraps.byId(rows.map((row) => row.wrap_id));
  if (rows.every((row) => at.has(row.wrap_id))) return rows.map((row) => open(row, at.get(row.wrap_id)));
  const again = (await read()).filter(isLiving);
  const then = await wraps.byId(again.map((row) => row.wrap_id));
  return again.map((row) => open(row, then.get(row.wrap_id)));
}

type LivingKey = KeyRow & { readonly wrapped: Buffer };

function isLiving(row: KeyRow): row is LivingKey {
  return row.wrapped !== null;
}

function open(row: LivingKey, wrap: Wrap | undefined): Key {
  const { id, lineage, version } = row;
  const secret = wrap && unwrapSecret(wrap.secret, row.wrapped, aboutKey(row, row.wrap_id));
  if (!secret) throw new KeyStoreError('key_altered', `the key ${id} of the store is not what was stored`);
  return { id, lineage, version, secret };
}
