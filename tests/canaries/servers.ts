import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres, type Postgres } from '../../local/postgres';
import { startTemporal } from '../../local/temporal';
import { findTemporal } from '../../local/temporal/find';
import { layCable, type Cable } from '../faults/cable';

/** Servers whose files are the test's own to look into, with the database behind a cable that can be cut. */
export interface OwnServers {
  readonly postgres: Postgres;
  /** What the database server logs. */
  readonly postgresLog: string;
  readonly cable: Cable;
  /** Of the engine: its database, what it is about to write there, its log. */
  readonly engineFolder: string;
  /** As a superuser, around the cable. */
  connect(database?: string): Promise<Client>;
  /** After the stack that uses them. */
  close(): Promise<void>;
}

/** Starts both and names them to whatever this test file opens from here on, as the run's servers are named. */
export async function startOwnServers(): Promise<OwnServers> {
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-canaries-'));
  chmodSync(folder, 0o755); // PostgreSQL runs under an account of its own when the tests run as root
  const log = (): void => undefined;
  const cacheDir = join(__dirname, '../../.local/cache');
  const program = await findTemporal({ env: process.env, cacheDir, log });
  const engineFolder = join(folder, 'engine');
  const [postgres, engine] = await Promise.all([
    startPostgres({ dataDir: join(folder, 'postgres'), port: 0, ephemeral: true, log }),
    startTemporal({ program, base: join(engineFolder, 'temporal'), port: 0, log }),
  ]);
  const cable = await layCable(`127.0.0.1:${postgres.port}`);
  const named = new URL(postgres.url('postgres'));
  named.host = cable.address;
  process.env['TEST_POSTGRES_URL'] = named.href;
  process.env['TEST_TEMPORAL_ADDRESS'] = engine.address;
  return {
    postgres,
    postgresLog: `${join(folder, 'postgres')}.log`,
    cable,
    engineFolder,
    connect: async (database = 'postgres') => {
      const client = new Client({ connectionString: postgres.url(database) });
      await client.connect();
      return client;
    },
    close: async () => {
      await cable.close();
      await Promise.all([postgres.stop(), engine.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
