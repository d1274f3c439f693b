import type { Kysely } from 'kysely';
import { connectTo, type DatabaseOptions } from '../postgres/database';
import type { KeyStore } from './schema';

/**
 * The database of the keys. Nothing connects before the first query, so that a process can start while it is down.
 * Every query throws {@link RecordUnavailable} where the server is unreachable.
 */
export function openKeyStore(url: string, options: Partial<DatabaseOptions> = {}): Kysely<KeyStore> {
  return connectTo<KeyStore>(url, { poolSize: 3, statementTimeout: 5_000, ...options });
}
