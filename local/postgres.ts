import { rmSync } from 'node:fs';
import { Client } from 'pg';
import type { Log } from './log';
import { findFreePort } from './ports';
import { chooseAccount } from './postgres/account';
import { findNativeDirectory, reachableNativeDirectory } from './postgres/binaries';
import { databaseUser, initialiseCluster } from './postgres/initialise';
import { stopOrphan } from './postgres/orphan';
import { directoryOutside, findData, placeData } from './postgres/place';
import { runServer } from './postgres/server';
import { endProcess, type ProcessMark } from './processes';

export interface PostgresOptions {
  /**
   * Created if missing. If PostgreSQL's account cannot reach it, the data are elsewhere: see `dataDir` of the result.
   */
  readonly dataDir: string;
  /** On 127.0.0.1; 0 means any free port. */
  readonly port: number;
  /** For tests: nothing is flushed to disk, and `stop` removes the data. */
  readonly ephemeral?: boolean;
  readonly log: Log;
}

export interface Postgres {
  readonly port: number;
  readonly dataDir: string;
  readonly mark: ProcessMark;
  /** The connection string of a database, with the password of the cluster's one user, a superuser. */
  url(database: string): string;
  /** Creates the database unless it exists. */
  createDatabase(name: string): Promise<void>;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that npm installed, on 127.0.0.1 only. It first stops a server left behind on the same data by
 * a killed process. The server has a session of its own, so a Ctrl-C in the terminal does not reach it.
 *
 * @throws naming what is closed or missing, or quoting the server's last output
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { log, ephemeral = false } = options;
  const dataDir = placeData(options.dataDir, chooseAccount(options.dataDir), log);
  const account = chooseAccount(dataDir);
  const native = reachableNativeDirectory(findNativeDirectory(), account, () =>
    directoryOutside(options.dataDir, account),
  );
  await stopOrphan(dataDir, log);
  const password = initialiseCluster(native, dataDir, account);
  const port = options.port === 0 ? await findFreePort() : options.port;
  const logFile = `${options.dataDir}.log`;
  const { mark, ended } = await runServer({ native, dataDir, port, account, logFile, ephemeral });
  const url = (database: string): string => `postgres://${databaseUser}:${password}@127.0.0.1:${port}/${database}`;
  return {
    port,
    dataDir,
    mark,
    url,
    ended,
    createDatabase: (name) => createDatabase(url('postgres'), name),
    stop: async () => {
      await endProcess(mark, 'SIGINT', 8_000);
      if (ephemeral) for (const path of [dataDir, logFile]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Stops the server that a killed process left behind on these data, if there is one. */
export async function stopPostgresOrphan(dataDir: string, log: Log): Promise<void> {
  await stopOrphan(findData(dataDir), log);
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
