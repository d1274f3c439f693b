import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { currentKey, type Key, type Keys } from '../keys/types';
import type { Idempotency } from './outcomes';
import type { Database } from '../postgres/schema';

/**
 * What is kept of a request, by which a repetition is known again: `key id.HMAC-SHA-256 (hex)`. Keyed, since a bare hash
 * of a short body can be guessed, and bound to its command, so that equal bodies do not look alike.
 */
export async function keptRequest(keys: Keys, request: Idempotency): Promise<string> {
  return under(await currentKey(keys, 'request'), request);
}

/** Whether a request is the one that was kept, under whichever key that was; never where the key was destroyed. */
export async function isSameRequest(keys: Keys, request: Idempotency, kept: string): Promise<boolean> {
  const [keyId = ''] = kept.split('.');
  const key = (await keys.byId([keyId])).get(keyId);
  if (!key) return false;
  const [ours, theirs] = [Buffer.from(under(key, request)), Buffer.from(kept)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/** Replaces the bare hashes that the first version kept. Part of the migrations. */
export async function keyKeptRequests(db: Kysely<Database>, keys: Keys): Promise<void> {
  const bare = await db
    .selectFrom('commands')
    .select(['id', 'body_hash'])
    .where('body_hash', 'not like', '%.%')
    .execute();
  for (const { id, body_hash: bodyHash } of bare) {
    const kept = await keptRequest(keys, { commandId: id, bodyHash });
    await sql`update commands set body_hash = ${kept} where id = ${id}`.execute(db);
  }
}

function under({ id, secret }: Key, { commandId, bodyHash }: Idempotency): string {
  return `${id}.${createHmac('sha256', secret)
    .update(JSON.stringify([commandId, bodyHash]))
    .digest('hex')}`;
}
