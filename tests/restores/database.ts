import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A copy of a database as it was at one moment. */
export interface DatabaseCopy {
  /** Takes the place of what is there now, and ends whatever uses that. */
  putBack(): Promise<void>;
  drop(): Promise<void>;
}

/** Copies a database of the tests' server; whoever uses it is sent away for that moment and may come again. */
export async function copyDatabase(url: string): Promise<DatabaseCopy> {
  const name = new URL(url).pathname.slice(1);
  const copy = `copy_${randomBytes(6).toString('hex')}`;
  await replace(name, copy);
  return {
    putBack: async () => {
      await administer(`drop database ${name} with (force)`);
      await replace(copy, name);
    },
    drop: () => administer(`drop database if exists ${copy}`),
  };
}

async function replace(from: string, to: string): Promise<void> {
  await administer(
    `alter database ${from} allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${from}'`,
    `create database ${to} template ${from}`,
    `alter database ${from} allow_connections true`,
  );
}

async function administer(...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
