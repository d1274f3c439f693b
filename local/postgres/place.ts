import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Log } from '../log';
import { canEnter, type Account } from './account';

/**
 * The place of the data: `wanted` if the account can reach it, otherwise an outside directory. A file beside `wanted`
 * remembers that directory, so that removing the folder resets the data as well.
 */
export function placeData(wanted: string, account: Account, log: Log): string {
  const parent = dirname(wanted);
  mkdirSync(parent, { recursive: true });
  if (canEnter(account, parent)) return wanted;
  if (existsSync(wanted)) {
    throw new Error(
      `${wanted} holds data that the account PostgreSQL runs under (uid ${account.uid}) can no longer reach.`,
    );
  }
  const place = join(directoryOutside(wanted, account), basename(wanted));
  log(`${parent} is closed to the account that PostgreSQL runs under (uid ${account.uid}); its data lie in ${place}`);
  return place;
}

/** The place of the data after an earlier start, `wanted` or elsewhere; they need not exist. */
export function findData(wanted: string): string {
  const pointer = pointerOf(wanted);
  return existsSync(wanted) || !existsSync(pointer)
    ? wanted
    : join(readFileSync(pointer, 'utf8').trim(), basename(wanted));
}

/** A directory outside this checkout, open to the account. @throws naming all attempts if there is none */
export function directoryOutside(wanted: string, account: Account): string {
  const pointer = pointerOf(wanted);
  if (existsSync(pointer)) {
    const remembered = readFileSync(pointer, 'utf8').trim();
    if (ownedByUs(remembered) && canEnter(account, remembered)) return remembered;
  }
  const name = `${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}-${randomBytes(4).toString('hex')}`;
  const tried = ['/var/lib', tmpdir()].map((base) => join(base, 'throughcare', name));
  for (const candidate of tried) {
    try {
      makeOpenDirectory(dirname(candidate));
      makeOpenDirectory(candidate);
    } catch {
      continue;
    }
    if (!canEnter(account, candidate)) continue;
    writeFileSync(pointer, `${candidate}\n`);
    return candidate;
  }
  throw new Error(
    `${dirname(wanted)} is closed to the account that PostgreSQL runs under (uid ${account.uid}), and so are ` +
      `${tried.join(' and ')}. Open it with "chmod o+x", or set THROUGHCARE_LOCAL_DIR to a directory that is open.`,
  );
}

function pointerOf(wanted: string): string {
  return `${wanted}.elsewhere`;
}

function makeOpenDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true });
  if (!ownedByUs(directory)) throw new Error(`${directory} belongs to somebody else`);
  chmodSync(directory, 0o755);
}

function ownedByUs(directory: string): boolean {
  return lstatSync(directory, { throwIfNoEntry: false })?.uid === process.getuid?.();
}
