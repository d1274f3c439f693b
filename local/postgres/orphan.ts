import { existsSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Log } from '../log';
import { endProcess, markProcess } from '../processes';

/** The server's own entries in its data directory; see "postmaster.pid" in PostgreSQL's manual. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

export function readPostmasterFile(dataDir: string): PostmasterFile | undefined {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/**
 * Stops a server that outlived its starter, so that the data directory is free. It removes a pid file whose number now
 * belongs to another process, since PostgreSQL would refuse to start. A pid file of a dead process stays: PostgreSQL
 * uses it to find children of the dead server that still write.
 */
export async function stopOrphan(dataDir: string, log: Log): Promise<void> {
  const found = readPostmasterFile(dataDir);
  if (found === undefined) return;
  const mark = markProcess(found.pid);
  if (mark === undefined) return;
  if (!isServerOf(dataDir, found.pid)) {
    rmSync(join(dataDir, 'postmaster.pid'), { force: true });
    return;
  }
  log(`stopping the PostgreSQL of an earlier stack (pid ${found.pid}, port ${found.port})`);
  await endProcess(mark, 'SIGINT', 10_000);
}

function isServerOf(dataDir: string, pid: number): boolean {
  const command =
    process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return command.includes('postgres') && command.includes(dataDir);
}
