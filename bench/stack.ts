import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { readLocalConfig } from '../local/config';
import { findOrStartStack } from '../local/demo/stack';
import type { Addresses } from '../local/environment';
import { obtainToken } from '../local/identity/obtain-token';
import type { ProcessMark } from '../local/processes';
import { findStack } from '../local/stack-file';
import { copyBeside } from '../tests/restores/database';
import { parentOf } from './cpu';
import { secondsUntil } from './figures';

/** The whole product beside the bench, on separate data. */
export interface Stack {
  readonly dir: string;
  readonly addresses: Addresses;
  /** Connections to the record, as its owner. */
  readonly db: Pool;
  /** The environment of API and worker, with the owner of the databases. */
  readonly environment: Readonly<Record<string, string>>;
  /** The environment of the API itself. */
  readonly apiEnvironment: Readonly<Record<string, string>>;
  /** By person. */
  readonly tokens: ReadonlyMap<string, string>;
  /** By name of the measured process. */
  readonly pids: Readonly<Record<'API' | 'worker' | 'PostgreSQL' | 'engine', number>>;
  /** The URL of an empty database of this name on the same server. */
  makeDatabase(name: string): Promise<string>;
  /** Copies the record under this name; other connections are closed for that moment. */
  copyRecord(name: string): Promise<void>;
  end(): Promise<void>;
}

const ports = ['PORT', 'SMTP_PORT', 'MAILBOX_PORT', 'LOCAL_POSTGRES_PORT', 'LOCAL_TEMPORAL_PORT', 'LOCAL_OIDC_PORT'];
const callers = ['coordinator', 'health', 'dutyOfficer', 'psychologist', 'scholar', 'manager'];

/** Starts a stack on a temporary directory, at free ports. */
export async function startStack(): Promise<Stack> {
  const dir = mkdtempSync(join(tmpdir(), 'throughcare-bench-'));
  chmodSync(dir, 0o755); // PostgreSQL runs under a separate account when this runs as root
  for (const name of [...ports, 'LOCAL_TEMPORAL_UI_PORT']) process.env[name] = '0';
  process.env['THROUGHCARE_LOCAL_DIR'] = dir;
  process.env['REQUESTS_PER_MINUTE'] = '1000000';
  const remove = (): void => rmSync(dir, { recursive: true, force: true });
  process.once('exit', remove); // after a Ctrl-C as well
  const running = await findOrStartStack(readLocalConfig(process.env, join(__dirname, '..')));
  const { addresses } = running;
  const environment = findStack(dir)?.environment ?? {};
  const url = environment['DATABASE_URL'] ?? '';
  const nameDatabase = (name: string): string => new URL(`/${name}`, url).href;
  const db = new Pool({ connectionString: url, max: 2 });
  db.on('error', () => undefined); // closed while the record is copied
  const pidIn = (file: string): number => (JSON.parse(readFileSync(join(dir, file), 'utf8')) as ProcessMark).pid;
  const backend = await db.query<{ pid: number }>('select pg_backend_pid() as pid');
  const pids = {
    API: pidIn('run/API.json'),
    worker: pidIn('run/worker.json'),
    engine: pidIn('temporal.pid'),
    PostgreSQL: parentOf(backend.rows[0]!.pid),
  };
  const tokens = new Map<string, string>();
  for (const person of callers) tokens.set(person, await obtainToken(addresses.issuer, person));
  return {
    dir,
    addresses,
    db,
    environment,
    tokens,
    pids,
    apiEnvironment: environmentOf(pids.API),
    makeDatabase: async (name) => {
      await db.query(`create database ${name}`);
      return nameDatabase(name);
    },
    copyRecord: (name) => copyBeside(nameDatabase('postgres'), new URL(url).pathname.slice(1), name),
    end: async () => {
      await db.end();
      await running.end();
      remove();
    },
  };
}

/** The environment with which a process was started. */
function environmentOf(pid: number): Record<string, string> {
  const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
  return Object.fromEntries(variables.map((each) => [each.split('=', 1)[0]!, each.slice(each.indexOf('=') + 1)]));
}

export interface Backlog {
  /** Unsent mails. */
  readonly owed: number;
  /** Streams whose workflow has not been nudged yet. */
  readonly dirty: number;
}

export async function readBacklog({ db }: Stack): Promise<Backlog> {
  const { rows } = await db.query<Backlog>(`select
    (select count(*)::int from notifications where status = 'owed') as owed,
    (select count(*)::int from streams where dirty_since is not null) as dirty`);
  return rows[0]!;
}

/** Waits until worker and engine have nothing left to do. @returns the seconds it took */
export function settle(stack: Stack): Promise<number> {
  return secondsUntil('the backlog', 120, async () => {
    const { owed, dirty } = await readBacklog(stack);
    return owed === 0 && dirty === 0;
  });
}
