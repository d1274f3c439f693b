import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { Pool } from 'pg';
import type { Database } from './schema';
import { createStatementNames, isPlanOutdated } from './prepared';
import { getTypeParser } from './types';
import { endsConnection, isUnanswered, RecordUnavailable, unavailableOr } from './unavailable';

export interface DatabaseOptions {
  /** The maximum number of connections; a decision holds one for its transaction. */
  readonly poolSize: number;
  /** How long a decision waits for another on the same stream, in milliseconds; 5 s by default. */
  readonly lockTimeout?: number;
  /** How long one statement may take, in milliseconds; 30 s by default. */
  readonly statementTimeout?: number;
  /** How long getting a connection may take, in milliseconds; 3 s by default. */
  readonly connectTimeout?: number;
}

/** Milliseconds after the statement timeout at which the client gives up: an unreachable server ends no statement. */
const silence = 1_000;

/**
 * The record's database. Nothing connects before the first query, so that a process can start while the server is down.
 * Instants are ISO 8601 in UTC with milliseconds, dates `YYYY-MM-DD`, counts numbers. Every query throws {@link
 * RecordUnavailable} where the server is unreachable or overloaded, or a lock times out.
 */
export function openDatabase(url: string, options: DatabaseOptions): Kysely<Database> {
  return connectTo<Database>(url, options);
}

/** A database of any schema, with the conversions and errors of {@link openDatabase}. */
export function connectTo<Schema>(url: string, options: DatabaseOptions): Kysely<Schema> {
  const { statementTimeout = 30_000 } = options;
  const pool = new Pool({
    connectionString: url,
    max: options.poolSize,
    connectionTimeoutMillis: options.connectTimeout ?? 3_000,
    lock_timeout: options.lockTimeout ?? 5_000,
    statement_timeout: statementTimeout,
    ...(statementTimeout > 0 && { query_timeout: statementTimeout + silence }),
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    application_name: 'throughcare',
    types: { getTypeParser },
  });
  // A connection that the server closes fails its query and is replaced. Without a listener, the event would end the
  // process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: translating(pool) }) });
}

/** The pool, with driver errors turned into those of the record. */
function translating(pool: Pool): PostgresPool {
  const names = createStatementNames();
  return {
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect().catch((error: unknown) => {
        throw unavailableOr(error);
      });
      let isOutdated = false;
      let isSilent = false;
      let isLost = false;
      const query = async (text: string, values: unknown[]): Promise<unknown> => {
        // Queries behind an unanswered statement would not be answered either.
        if (isSilent) throw new RecordUnavailable('the record does not answer on this connection');
        const name = names.of(text);
        return client.query({ text, values, ...(name !== undefined && { name }) }).catch((error: unknown) => {
          isOutdated ||= isPlanOutdated(error);
          isSilent ||= isUnanswered(error);
          isLost ||= endsConnection(error);
          throw unavailableOr(error);
        });
      };
      return { query, release: () => client.release(isOutdated || isLost) } as unknown as PostgresPoolClient;
    },
  };
}
