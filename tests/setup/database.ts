import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface TestDatabase {
  /** As a superuser, who migrates and may tamper. */
  readonly url: string;
  /** As the API, once the database is migrated. */
  readonly appUrl: string;
  /** As the worker. */
  readonly workerUrl: string;
  /** As the tasks that replace keys. */
  readonly keeperUrl: string;
  /** Addresses with a login in each role; makes missing roles. */
  urlAs(...roles: readonly string[]): Promise<readonly string[]>;
  /** Ends its connections and drops it. */
  drop(): Promise<void>;
}

/** Long timeouts for a database with many concurrent clients on a slow machine. */
export const patient = { connectTimeout: 60_000, lockTimeout: 60_000 } as const;

const recordRoles = ['throughcare_app', 'throughcare_worker', 'throughcare_keeper'];

/**
 * A fresh database, one for each test file: `beforeAll` makes it, `afterAll` drops it. Empty, or a copy of `template`.
 */
export async function createDatabase(template = 'template1'): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  // Copies files, which is faster on a server with fsync off.
  const copying = `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`;
  await administer(copying, ...recordRoles.map(making));
  const as = (login?: string): string => {
    const url = new URL(testPostgresUrl());
    url.pathname = `/${name}`;
    if (login !== undefined) url.username = url.password = login;
    return url.href;
  };
  const logins = {
    appUrl: as(loginOf('throughcare_app')),
    workerUrl: as(loginOf('throughcare_worker')),
    keeperUrl: as(loginOf('throughcare_keeper')),
  };
  const urlAs = async (...roles: readonly string[]): Promise<readonly string[]> => {
    await administer(...roles.map(making));
    return roles.map((role) => as(loginOf(role)));
  };
  return { url: as(), ...logins, urlAs, drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/**
 * Names of the template databases that `make` fills once per run, for the first test file that needs them: one for each
 * part. They last as long as the server.
 */
export async function templatesOf<Part extends string>(
  name: string,
  parts: readonly Part[],
  make: () => Promise<Readonly<Record<Part, string>>>,
): Promise<Readonly<Record<Part, string>>> {
  const nameOf = (part: Part): string => `template_${process.env['TEST_RUN'] ?? process.pid}_${name}_${part}`;
  const client = new Client({ connectionString: testPostgresUrl() });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const last = parts.map(nameOf).at(-1);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [last]);
    if (rowCount === 0) {
      const made = await make();
      for (const part of parts) {
        const database = new URL(made[part]).pathname.slice(1);
        await client.query(`ALTER DATABASE ${database} RENAME TO ${nameOf(part)}`);
      }
    }
  } finally {
    await client.end();
  }
  return Object.fromEntries(parts.map((part) => [part, nameOf(part)])) as Record<Part, string>;
}

function loginOf(role: string): string {
  return `${role}_test`;
}

/** Creates the role of the migrations and a login in it, once for all databases of the server. */
function making(role: string): string {
  const login = loginOf(role);
  return `${creating(role, 'nologin')};${creating(login, `login password '${login}' in role ${role}`)}`;
}

/** Checks for the role first, since hashing a password for an existing role would be wasted. */
function creating(role: string, options: string): string {
  return `do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then create role ${role} ${options}; end if;
    exception when duplicate_object or unique_violation then null;
  end $$`;
}

function testPostgresUrl(): string {
  const url = process.env['TEST_POSTGRES_URL'];
  if (!url) throw new Error('TEST_POSTGRES_URL is not set: this test belongs to the project "integration".');
  return url;
}

async function administer(...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: testPostgresUrl() });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
