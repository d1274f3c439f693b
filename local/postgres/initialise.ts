import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account';

/** The database role that owns everything in the local stack. */
export const databaseUser = 'throughcare';

const passwordFile = 'throughcare-password';

/**
 * Creates a cluster at `dataDir` unless there is one, and returns the password of its one user. The cluster gets its
 * name only when complete, so that an interrupted creation starts again.
 */
export function initialiseCluster(native: string, dataDir: string, account: Account): string {
  if (existsSync(join(dataDir, 'PG_VERSION'))) return readFileSync(join(dataDir, passwordFile), 'utf8').trim();
  const unfinished = `${dataDir}.new`;
  const handover = `${dataDir}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const password = randomBytes(18).toString('base64url');
  writeFileSync(handover, `${password}\n`, { mode: 0o600 });
  giveTo(account, unfinished, handover);
  try {
    runInitdb(native, unfinished, handover, account);
    writeFileSync(join(unfinished, passwordFile), `${password}\n`, { mode: 0o600 });
    giveTo(account, join(unfinished, passwordFile));
    renameSync(unfinished, dataDir);
    return password;
  } finally {
    rmSync(handover, { force: true });
  }
}

function giveTo({ uid, gid }: Account, ...paths: string[]): void {
  if (uid === undefined || gid === undefined) return;
  for (const path of paths) chownSync(path, uid, gid);
}

function runInitdb(native: string, dataDir: string, handover: string, account: Account): void {
  const run = spawnSync(
    join(native, 'bin', 'initdb'),
    [
      `--pgdata=${dataDir}`,
      `--username=${databaseUser}`,
      `--pwfile=${handover}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The built-in provider sorts alike on every machine, whatever its locales.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    { ...account, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C' }, encoding: 'utf8' },
  );
  if (run.status === 0) return;
  throw new Error(
    `PostgreSQL could not make its data directory ${dataDir}: ${run.error?.message ?? run.stderr.trim()}`,
  );
}
