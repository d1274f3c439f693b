import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres, type Postgres } from '../../local/postgres';
import { startTemporal } from '../../local/temporal';
import { findTemporal } from '../../local/temporal/find';
import { layCable, type Cable } from '../faults/cable';

/** Servers whose files the test can search; a cable to the database can be cut. */
export interface OwnServers {
  readonly postgres: Postgres;
  /** The database server's log. */
  readonly postgresLog: string;
  readonly cable: Cable;
  /** The engine's folder: its database, write-ahead log and logs. */
  readonly engineFolder: string;
  /** As a superuser, bypassing the cable. */
  connect(database?: string): Promise<Client>;
  /** Call after the stack that uses them is closed. */
  close(): Promise<void>;
}

/** Starts both servers and puts their addresses into the environment of this test file. */
export async function startOwnServers(): Promise<OwnServers> {
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-canaries-'));
  chmodSync(folder, 0o755); // PostgreSQL runs under an account of its own if the tests run as root
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
