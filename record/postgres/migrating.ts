import { setTimeout as sleep } from 'node:timers/promises';
import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import { RecordUnavailable } from './unavailable';

/** How a migration behaves towards everybody else who uses the tables. */
export interface LockWaits {
  /**
   * How long it waits for a table that somebody uses, in milliseconds: whoever wants the table afterwards waits behind
   * it for as long.
   */
  readonly lockMs: number;
  /** How long it lets the others pass before it tries again from its beginning, in milliseconds. */
  readonly pauseMs: number;
  /** After how many milliseconds it gives up. */
  readonly patienceMs: number;
}

export const usualWaits: LockWaits = { lockMs: 300, pauseMs: 1_500, patienceMs: 900_000 };

/** Migrations by their names, and which of them stand alone. */
export interface Steps {
  readonly known: Readonly<Record<string, Migration>>;
  /** Those that cannot be part of a transaction; repeating one that broke off must do no harm. */
  readonly alone: ReadonlySet<string>;
  /** What is pending up to this one is one transaction, as it was when it was released. */
  readonly together: string;
}

const lockId = 7_415_020_306;

/** Does something while nobody else does it on this database, on one connection. */
export function exclusively<Schema, T>(db: Kysely<Schema>, work: (one: Kysely<Schema>) => Promise<T>): Promise<T> {
  return db.connection().execute(async (one) => {
    // Asked for again and again: whoever waits inside a statement keeps an index from being made concurrently.
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
 * Runs what is pending, in the order of the names: each migration in a transaction of its own, so that its locks are
 * let go of before the next begins. One that does not get a lock in time is rolled back and tried again later, so that
 * readers and writers never wait for long. Returns the names of those that ran.
 *
 * @throws naming the migration that failed, or that did not get its locks in all that time
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

/** The same migrations, none of which waits for a lock for long. */
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

/** A lock that was not had in time, or a deadlock that the server has broken. */
function isLockMissed(error: unknown): boolean {
  const cause: unknown = error instanceof RecordUnavailable ? error.cause : error;
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  return code === '55P03' || code === '40P01';
}
