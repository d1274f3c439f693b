import { randomBytes } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../local/log';
import { startPostgres, stopPostgresOrphan } from '../../local/postgres';
import { isRunning, markProcess, type ProcessMark } from '../../local/processes';
import { startTemporal, stopTemporalOrphan } from '../../local/temporal';
import { findTemporal } from '../../local/temporal/find';

const prefix = 'throughcare-tests-';
const silent: Log = () => undefined;

/** Ends everything that was started, in reverse order. */
export type Stop = () => Promise<void>;

/**
 * One PostgreSQL and one Temporal development server for a whole test run, at addresses that the tests find in
 * `TEST_POSTGRES_URL` (database `postgres`, a superuser) and `TEST_TEMPORAL_ADDRESS` (namespace `default`). If one of
 * these is already set, that server is used; `TEST_PARTS=postgres` leaves Temporal out.
 */
export async function startServers(): Promise<Stop> {
  await clearLeftovers();
  const folder = join(tmpdir(), `${prefix}${process.pid}`);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755); // PostgreSQL runs under an account of its own if the tests run as root
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(markProcess(process.pid)));

  placeTokens(join(folder, 'tokens'));
  process.env['TEST_FOLDER'] = folder;
  process.env['TEST_RUN'] = randomBytes(4).toString('hex');
  process.env['TEST_ROOT_KEY'] = `dev-root:${randomBytes(32).toString('base64')}\n`;

  const parts = (process.env['TEST_PARTS'] ?? 'postgres,temporal').split(',');
  const stops: Stop[] = [];
  if (parts.includes('postgres') && !process.env['TEST_POSTGRES_URL']) {
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), port: 0, ephemeral: true, log: silent });
    process.env['TEST_POSTGRES_URL'] = postgres.url('postgres');
    stops.push(() => postgres.stop());
  }
  if (parts.includes('temporal') && !process.env['TEST_TEMPORAL_ADDRESS']) {
    const cacheDir = join(__dirname, '../../.local/cache');
    const program = await findTemporal({ env: process.env, cacheDir, log: console.log });
    const base = join(folder, 'temporal');
    const temporal = await startTemporal({ program, base, port: 0, inMemory: true, log: silent });
    process.env['TEST_TEMPORAL_ADDRESS'] = temporal.address;
    stops.push(() => temporal.stop());
  }
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    rmSync(folder, { recursive: true, force: true });
  };
}

/**
 * Sets the token folder of softhsm2 (PKCS#11). Its library reads the environment of the process, which a test cannot
 * change inside its sandbox, so test processes inherit it from here.
 */
function placeTokens(folder: string): void {
  mkdirSync(folder);
  const file = `${folder}.conf`;
  writeFileSync(file, `directories.tokendir = ${folder}\nlog.level = ERROR\n`);
  process.env['SOFTHSM2_CONF'] = file;
}

/** Ends the servers that an interrupted test run left behind. */
async function clearLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    if (lstatSync(folder, { throwIfNoEntry: false })?.uid !== process.getuid?.() || hasOwner(folder)) continue;
    await stopPostgresOrphan(join(folder, 'postgres'), silent);
    await stopTemporalOrphan(join(folder, 'temporal'), silent);
    rmSync(folder, { recursive: true, force: true });
  }
}

function hasOwner(folder: string): boolean {
  try {
    return isRunning(JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')) as ProcessMark);
  } catch {
    return true; // another run is creating it at this moment
  }
}
