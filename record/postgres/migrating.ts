import { setTimeout as sleep } from 'node:timers/promises';
import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import { RecordUnavailable } from './unavailable';

/** How a migration shares the tables with their users. */
export interface LockWaits {
  /** Milliseconds that it waits for a table in use. Later users of the table queue behind it for as long. */
  readonly lockMs: number;
  /** Milliseconds between two tries, in which waiting users get through. */
  readonly pauseMs: number;
  /** Milliseconds after which it gives up. */
  readonly patienceMs: number;
}

export const usualWaits: LockWaits = { lockMs: 300, pauseMs: 1_500, patienceMs: 900_000 };

/** Migrations by their names, and which of them run outside a transaction. */
export interface Steps {
  readonly known: Readonly<Record<string, Migration>>;
  /** Migrations that cannot run in a transaction; repeating an interrupted one must be harmless. */
  readonly alone: ReadonlySet<string>;
  /** Pending migrations up to this one run in one transaction, as they did when they were released. */
  readonly together: string;
}

const lockId = 7_415_020_306;

/** Runs the work on one connection, while no other run works on this database. */
export function exclusively<Schema, T>(db: Kysely<Schema>, work: (one: Kysely<Schema>) => Promise<T>): Promise<T> {
  return db.connection().execute(async (one) => {
    // Polls, because a statement that waits for a lock blocks `create index concurrently`.
    while (!(await isHad(one))) await sleep(100);
    try {
      return await work(one);
    } finally {
      await sql`reset lock_timeout`.execute(one);
      await sql`select pg_advisory_unlock(${lockId})`.execute(one);
    }
  });
}

async function isHad<Schema>(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ had: boolean }>`select pg_try_advisory_lock(${lockId}) as had`.execute(db);
  return rows[0]?.had ?? false;
}

/**
 * Runs pending migrations in the order of their names, each in its own transaction, so that its locks are released
 * before the next begins. A migration that does not get a lock in time is rolled back and tried again later, so that
 * readers and writers never wait for long. Returns the names of the migrations that ran.
 *
 * @throws naming the migration that failed, or that did not get its locks before the patience ended
 */
export async function runPending<Schema>(
  db: Kysely<Schema>,
  pending: readonly string[],
  { known, alone, together }: Steps,
  waits: LockWaits,
): Promise<readonly string[]> {
  const ran: string[] = [];
  const first = pending.filter((name) => name <= together).at(-1);
  while (ran.length < pending.length) {
    const [next = ''] = pending.slice(ran.length);
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => gentle(known, waits) },
      disableTransactions: alone.has(next),
    });
    const step = () => (first !== undefined && next <= first ? migrator.migrateTo(first) : migrator.migrateUp());
    ran.push(...(await patiently(next, step, waits)));
  }
  return ran;
}

/** The same migrations with a short lock timeout. */
function gentle(known: Steps['known'], { lockMs }: LockWaits): Record<string, Migration> {
  const entries = Object.entries(known).map(([name, migration]): [string, Migration] => {
    const up = async <Schema>(db: Kysely<Schema>): Promise<void> => {
      await sql`select set_config('lock_timeout', ${`${lockMs}ms`}, ${db.isTransaction})`.execute(db);
      await migration.up(db);
    };
    return [name, { up }];
  });
  return Object.fromEntries(entries);
}

async function patiently(
  next: string,
  step: () => ReturnType<Migrator['migrateUp']>,
  { pauseMs, patienceMs }: LockWaits,
): Promise<readonly string[]> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const { error, results = [] } = await step();
    if (error === undefined) return results.map(({ migrationName }) => migrationName);
    const failed = results.find(({ status }) => status === 'Error')?.migrationName ?? next;
    const isInTheWay = isLockMissed(error);
    if (!isInTheWay || Date.now() > end) {
      const message = error instanceof Error ? error.message : 'unknown';
      const advice = isInTheWay ? '; somebody uses its tables all the time: see pg_stat_activity, and try again' : '';
      throw new Error(`migration ${failed} failed: ${message}${advice}`, { cause: error });
    }
    await sleep(pauseMs);
  }
}

/** A lock timeout, or a deadlock that the server has broken. */
function isLockMissed(error: unknown): boolean {
  const cause: unknown = error instanceof RecordUnavailable ? error.cause : error;
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  return code === '55P03' || code === '40P01';
}
