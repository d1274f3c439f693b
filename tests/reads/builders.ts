import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { openDatabase } from '../../record/postgres/database';
import { logReads, type ReadRequest } from '../../record/reads/log';
import type { Database } from '../../record/postgres/schema';
import { createRecord, empty } from '../setup/record';

export const now = (): string => '2031-03-04T09:00:00.000Z';

/** A read log on a database of its own. */
export interface TestReads {
  /** As a database administrator, who owns the tables. */
  readonly db: Kysely<Database>;
  /** As the API. */
  readonly app: Kysely<Database>;
  /** As the worker. */
  readonly worker: Kysely<Database>;
  /** The address of {@link app}. */
  readonly appUrl: string;
  /** Logs requests for one case each, as the application does. @returns the ids of their rows */
  log(requests: number, more?: Partial<ReadRequest>): Promise<readonly number[]>;
  /** Changes the log with triggers disabled, as an administrator can. */
  tamper(how: (db: Kysely<Database>) => Promise<unknown>): Promise<void>;
  /** Restores the initial log. */
  empty(): Promise<void>;
  stop(): Promise<void>;
}

export async function openTestReads(): Promise<TestReads> {
  const { database, sealing } = await createRecord('empty', empty);
  const db = openDatabase(database.url, { poolSize: 4 });
  const app = openDatabase(database.appUrl, { poolSize: 4 });
  const worker = openDatabase(database.workerUrl, { poolSize: 4 });
  const tamper: TestReads['tamper'] = (how) =>
    db.connection().execute(async (connection) => {
      await sql`set session_replication_role = replica`.execute(connection);
      await how(connection);
      await sql`set session_replication_role = default`.execute(connection);
    });
  return {
    db,
    app,
    worker,
    appUrl: database.appUrl,
    tamper,
    empty: () =>
      tamper(async (owner) => {
        await sql`truncate reads, read_batches, tree_leaves restart identity`.execute(owner);
        await sql`update tree_heads set size = 0, frontier = ''`.execute(owner);
      }),
    async log(requests, more = {}) {
      const correlationId = randomUUID();
      for (let number = 0; number < requests; number += 1)
        await logReads(app, { ...request(), correlationId, ...more });
      const rows = db.selectFrom('reads').select('id').where('correlation_id', '=', correlationId);
      return (await rows.orderBy('id').execute()).map(({ id }) => id);
    },
    async stop() {
      await Promise.all([db.destroy(), app.destroy(), worker.destroy()]);
      await Promise.all([database.drop(), sealing.drop()]);
    },
  };
}

/** One case, shown to its coordinator. */
export function request(): ReadRequest {
  return {
    at: now(),
    actorId: 'coordinator',
    knownBy: 'sign_in',
    operation: 'getCase',
    outcome: 'shown',
    correlationId: randomUUID(),
    cases: [{ caseId: 'case-1', relationship: 'my_function:lead_coordinator' }],
    askedFor: null,
  };
}
