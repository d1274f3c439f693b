import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { currentKey, type Key, type Keys } from '../keys/types';
import type { Database } from '../postgres/schema';
import type { Idempotency } from './request';

/**
 * The keyed hash that recognises a repeated request: `key id.HMAC-SHA-256 (hex)`. Keyed, because the bare hash of a
 * short body can be guessed; over the command's id, so that equal bodies have different hashes.
 */
export async function requestHash(keys: Keys, request: Idempotency): Promise<string> {
  return under(await currentKey(keys, 'request'), request);
}

/** Whether a request has this keyed hash, under the key that made it; false where that key was destroyed. */
export async function isSameRequest(keys: Keys, request: Idempotency, kept: string): Promise<boolean> {
  const [keyId = ''] = kept.split('.');
  const key = (await keys.byId([keyId])).get(keyId);
  if (!key) return false;
  const [ours, theirs] = [Buffer.from(under(key, request)), Buffer.from(kept)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/** Replaces the bare hashes of the first version with keyed ones. Part of the migrations. */
export async function keyBareHashes(db: Kysely<Database>, keys: Keys): Promise<void> {
  const bare = await db
    .selectFrom('commands')
    .select(['id', 'body_hash'])
    .where('body_hash', 'not like', '%.%')
    .execute();
  for (const { id, body_hash: bodyHash } of bare) {
    const keyed = await requestHash(keys, { commandId: id, bodyHash });
    await sql`update commands set body_hash = ${keyed} where id = ${id}`.execute(db);
  }
}

function under({ id, secret }: Key, { commandId, bodyHash }: Idempotency): string {
  return `${id}.${createHmac('sha256', secret)
    .update(JSON.stringify([commandId, bodyHash]))
    .digest('hex')}`;
}
