import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface TestDatabase {
  /** As a superuser, who migrates and may tamper. */
  readonly url: string;
  /** As the API is let in, once the database is migrated. */
  readonly appUrl: string;
  /** As the worker is. */
  readonly workerUrl: string;
  /** As the tasks that replace keys are. */
  readonly keeperUrl: string;
  /** As a login in a role that is made by now, or by the migrations. */
  urlAs(role: string): Promise<string>;
  /** Ends whatever still uses it. */
  drop(): Promise<void>;
}

/** A fresh, empty database, one for each test file: `beforeAll` makes it, `afterAll` drops it. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(`CREATE DATABASE ${name}`);
  await Promise.all([makeLogin('throughcare_app'), makeLogin('throughcare_worker'), makeLogin('throughcare_keeper')]);
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
  const urlAs = async (role: string): Promise<string> => {
    await makeLogin(role);
    return as(loginOf(role));
  };
  return { url: as(), ...logins, urlAs, drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

function loginOf(role: string): string {
  return `${role}_test`;
}

/** The role of the migrations and a login that is in it, once for all databases of the server. */
function makeLogin(role: string): Promise<void> {
  return administer(`do $$ begin
    create role ${role} nologin;
    exception when duplicate_object or unique_violation then null;
  end $$;
  do $$ begin
    create role ${loginOf(role)} login password '${loginOf(role)}' in role ${role};
    exception when duplicate_object or unique_violation then null;
  end $$`);
}

function testPostgresUrl(): string {
  const url = process.env['TEST_POSTGRES_URL'];
  if (!url) throw new Error('TEST_POSTGRES_URL is not set: this test belongs to the project "integration".');
  return url;
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: testPostgresUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
