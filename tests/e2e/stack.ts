import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { createClients, type Client } from '../../local/demo/client';
import { startIdentityProvider } from '../../local/identity';
import { startMailbox, type Mailbox } from '../../local/mailbox';
import type { Refusal } from '../../local/mailbox/smtp';
import { people } from '../../local/people';
import { findFreePort } from '../../local/ports';
import { seed, type Seeding } from '../../local/seed/seed';
import { openDatabase } from '../../record/postgres/database';
import { loadProgrammes } from '../../record/programmes/programmes';
import type { Database } from '../../record/postgres/schema';
import { layCable, type Cable } from '../faults/cable';
import { watchFetch } from '../contracts/openapi/watch';
import { closeNamespace, openNamespace } from '../setup/namespace';
import { createMadeUp, createRecord, empty, signInAt } from '../setup/record';
import type { TestSealing } from '../setup/sealing';
import { createProgram, type Program } from './program';

const programmes = join(__dirname, '../../programmes');

/** The product in processes of its own, on real servers; a test can disturb every connection between them. */
export interface Stack {
  readonly as: (person: string) => Client;
  readonly db: Kysely<Database>;
  /** The record's address for a login that may read everything. */
  readonly recordUrl: string;
  readonly sealing: TestSealing;
  readonly mailbox: string;
  /** Current refusals of the mail server; a test may change them. */
  readonly refusals: Refusal[];
  readonly api: Program;
  readonly worker: Program;
  /** From the API and from the worker to the engine; with `cabled`, from both to PostgreSQL and to the mail server. */
  readonly cables: Readonly<Record<'api' | 'worker' | 'record' | 'mail', Cable>>;
  readonly namespace: string;
  /** Addresses of the metrics of API and worker. */
  readonly metrics: { readonly api: string; readonly worker: string };
  /** Variables that API and worker share. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export interface StackOptions {
  /** With the twelve made-up cases of the local stack. */
  readonly seeded?: boolean;
  /** Adds to the record before API and worker start. */
  readonly prepare?: (stores: Pick<Stack, 'db' | 'sealing'>) => Promise<void>;
  /** Whether cables also lead to PostgreSQL (record and key store) and to the mail server. */
  readonly cabled?: boolean;
  /** A running mail server, instead of one in this process. */
  readonly mailServer?: Pick<Mailbox, 'smtpUrl' | 'url'>;
  /** Whether responses are compared with the API's document; false only where a test makes the API fail. */
  readonly watched?: boolean;
  /** Of API and worker; by default `warn`. */
  readonly logLevel?: 'debug' | 'warn';
}

/** Starts everything, with the made-up directory in its record. Stacks share nothing. */
export async function openStack(options: StackOptions = {}): Promise<Stack> {
  const closing: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.reverse()) await end();
  };
  try {
    return { ...(await build(closing, options)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(
  closing: (() => unknown)[],
  { seeded = false, cabled = false, watched = true, mailServer, logLevel = 'warn', prepare }: StackOptions,
): Promise<Omit<Stack, 'close'>> {
  // Closed last, since it throws if a response did not match the API's document.
  if (watched) closing.push(watchFetch());
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-e2e-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  const refusals: Refusal[] = [];
  const mailbox = mailServer ?? (await ownMailbox(closing, refusals));
  const identity = await startIdentityProvider({ port: 0, people, keysFile: join(folder, 'keys.json') });
  closing.push(() => identity.stop());
  const { database, sealing } = await (seeded ? createRecord('empty', empty) : createMadeUp());
  closing.push(() => sealing.drop());
  closing.push(() => database.drop());
  const db = openDatabase(database.url, { poolSize: 2 });
  closing.push(() => db.destroy());
  if (seeded) await seedAll({ ...sealing, db }, identity.issuer, new Date().toISOString());
  else await signInAt(db, identity.issuer);
  await prepare?.({ db, sealing });

  const engine = process.env['TEST_TEMPORAL_ADDRESS'] ?? '';
  const namespace = `e2e-${randomUUID()}`;
  await openNamespace(engine, namespace);
  closing.push(() => closeNamespace(engine, namespace));
  const cables = {
    api: await layCable(engine),
    worker: await layCable(engine),
    record: await layCable(new URL(database.url).host),
    mail: await layCable(new URL(mailbox.smtpUrl).host),
  };
  closing.push(() => Promise.all(Object.values(cables).map((cable) => cable.close())));
  const by = <T extends Readonly<Record<string, string>>>(cable: Cable, addresses: T): T =>
    cabled
      ? (Object.fromEntries(Object.entries(addresses).map(([name, url]) => [name, through(cable, url)])) as T)
      : addresses;

  const [port, apiMetrics, workerMetrics] = await Promise.all([findFreePort(), findFreePort(), findFreePort()]);
  const api = `http://127.0.0.1:${port}`;
  const env = {
    THROUGHCARE_ENV: 'test',
    ...by(cables.record, { DATABASE_URL: database.appUrl }),
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_CONFIG_FILE: '/dev/null',
    ...by(cables.mail, { SMTP_URL: mailbox.smtpUrl }),
    MAIL_FROM: 'office@example.test',
    CONTACT_LINE: 'the programme office, 555-0100',
    OIDC_ISSUER: identity.issuer,
    OIDC_CLIENT_ID: 'throughcare-pages',
    PUBLIC_URL: api,
    SWEEP_SECONDS: '2',
    LOG_LEVEL: logLevel,
  };
  const programs = {
    api: createProgram({
      entry: 'api/main.ts',
      env: {
        ...env,
        ...by(cables.record, sealing.environments.api),
        PORT: String(port),
        METRICS_PORT: String(apiMetrics),
        TEMPORAL_ADDRESS: cables.api.address,
      },
      readyAt: `${api}/health/live`,
    }),
    worker: createProgram({
      entry: 'worker/main.ts',
      env: {
        ...env,
        ...by(cables.record, { ...sealing.environments.worker, DATABASE_URL: database.workerUrl }),
        METRICS_PORT: String(workerMetrics),
        TEMPORAL_ADDRESS: cables.worker.address,
      },
      readyAt: `http://127.0.0.1:${workerMetrics}/health/ready`,
    }),
  };
  closing.push(() => Promise.all([programs.api.stop(), programs.worker.kill()]));
  await Promise.all([programs.api.start(), programs.worker.start()]);
  return {
    as: createClients(api, identity.issuer),
    db,
    recordUrl: database.url,
    sealing,
    mailbox: mailbox.url,
    refusals,
    ...programs,
    cables,
    namespace,
    metrics: { api: `http://127.0.0.1:${apiMetrics}/metrics`, worker: `http://127.0.0.1:${workerMetrics}/metrics` },
    env,
  };
}

async function ownMailbox(closing: (() => unknown)[], refusals: readonly Refusal[]): Promise<Mailbox> {
  const mailbox = await startMailbox({ smtpPort: 0, httpPort: 0, refusals });
  closing.push(() => mailbox.stop());
  return mailbox;
}

/** The same address by way of a cable; other values are returned unchanged. */
function through(cable: Cable, address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.host = cable.address;
  return url.href;
}

async function seedAll(stores: Pick<Seeding, 'db' | 'keys' | 'seals'>, issuer: string, now: string): Promise<void> {
  const programme = (await loadProgrammes(stores.db, programmes)).find(({ id }) => id === 'standard');
  if (!programme) throw new Error('there is no standard programme');
  await seed({ ...stores, programme, issuer, now });
}
