import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Addresses } from './environment';
import { isRunning, markProcess, type ProcessMark } from './processes';

/** A running stack's description of itself, for commands that work on it. */
export interface Stack {
  readonly supervisor: ProcessMark;
  /** Absent while it starts. */
  readonly addresses?: Addresses;
  /** The environment of API and worker, with secrets, but with the owner of the databases. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The same with the login that replaces and destroys keys. */
  readonly keeper?: Readonly<Record<string, string>>;
}

export class StackRunsError extends Error {
  override readonly name = 'StackRunsError';
}

const fileOf = (dir: string): string => join(dir, 'stack.json');

/** The stack that runs on this directory, or undefined. */
export function findStack(dir: string): Stack | undefined {
  const stack = readStack(dir);
  return stack !== undefined && isRunning(stack.supervisor) ? stack : undefined;
}

/**
 * Claims the directory for this process.
 *
 * @throws {StackRunsError} if another process's stack runs on it
 */
export function claimStack(dir: string): Stack {
  const running = findStack(dir);
  if (running !== undefined && running.supervisor.pid !== process.pid) {
    const where = running.addresses === undefined ? 'still starting' : `API ${running.addresses.api}`;
    throw new StackRunsError(
      `A stack already runs on ${dir} (pid ${running.supervisor.pid}, ${where}). End it first, or give this one a ` +
        'directory and ports of its own: THROUGHCARE_LOCAL_DIR=.local/second PORT=0 SMTP_PORT=0 MAILBOX_PORT=0 ' +
        'LOCAL_POSTGRES_PORT=0 LOCAL_TEMPORAL_PORT=0 LOCAL_TEMPORAL_UI_PORT=0 LOCAL_OIDC_PORT=0 npm start',
    );
  }
  const supervisor = markProcess(process.pid);
  if (supervisor === undefined) throw new Error('This system does not say which processes run (no /proc, no ps).');
  const stack = { supervisor };
  writeStack(dir, stack);
  return stack;
}

/** The file holds secrets, so only its owner can read it. */
export function writeStack(dir: string, stack: Stack): void {
  mkdirSync(dir, { recursive: true });
  writeFileSync(`${fileOf(dir)}.new`, JSON.stringify(stack, null, 2), { mode: 0o600 });
  renameSync(`${fileOf(dir)}.new`, fileOf(dir));
}

export function releaseStack(dir: string): void {
  if (readStack(dir)?.supervisor.pid === process.pid) rmSync(fileOf(dir), { force: true });
}

function readStack(dir: string): Stack | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(dir), 'utf8')) as Stack;
  } catch {
    return undefined;
  }
}
