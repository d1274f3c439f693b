import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A copy of a database at one moment. */
export interface DatabaseCopy {
  /** Replaces the current database and ends its connections. */
  putBack(): Promise<void>;
  drop(): Promise<void>;
}

/** Copies a database of the tests' server; clients are disconnected for that moment and may reconnect. */
export async function copyDatabase(url: string): Promise<DatabaseCopy> {
  const server = process.env['TEST_POSTGRES_URL'] ?? '';
  const name = new URL(url).pathname.slice(1);
  const copy = `copy_${randomBytes(6).toString('hex')}`;
  await copyBeside(server, name, copy);
  return {
    putBack: async () => {
      await administer(server, `drop database ${name} with (force)`);
      await copyBeside(server, copy, name);
    },
    drop: () => administer(server, `drop database if exists ${copy}`),
  };
}

/** Copies a database on the same server, connected to another of its databases. */
export async function copyBeside(server: string, from: string, to: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`alter database ${from} allow_connections false`);
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${from}'`);
    await client.query(`create database ${to} template ${from}`);
  } finally {
    await client.query(`alter database ${from} allow_connections true`);
    await client.end();
  }
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
