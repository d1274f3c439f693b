import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Identifies a process later, when its number alone may belong to another. */
export interface ProcessMark {
  readonly pid: number;
  /** Opaque: equal for two marks of one process, different once the number was given to another. */
  readonly since: string;
}

function readProc(pid: number): { state: string; since: string } | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the command in brackets and may hold spaces, so count fields after the last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const [state, started] = [fields[0], fields[19]];
  return state && started ? { state, since: `${boot}/${started}` } : undefined;
}

function readPs(pid: number): { state: string; since: string } | undefined {
  const ps = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = ps.error === undefined ? ps.stdout.trim() : '';
  return line === '' ? undefined : { state: line.charAt(0), since: line.slice(line.indexOf(' ')).trim() };
}

/** The mark of a running process; undefined if there is none, or only a zombie. */
export function markProcess(pid: number): ProcessMark | undefined {
  try {
    const found = process.platform === 'linux' ? readProc(pid) : readPs(pid);
    return found === undefined || found.state === 'Z' ? undefined : { pid, since: found.since };
  } catch {
    return undefined;
  }
}

export function isRunning(mark: ProcessMark): boolean {
  return markProcess(mark.pid)?.since === mark.since;
}

/** Waits until the process is gone; false if it still runs after `patience` milliseconds. */
export async function waitUntilGone(mark: ProcessMark, patience: number): Promise<boolean> {
  const end = Date.now() + patience;
  while (isRunning(mark)) {
    if (Date.now() >= end) return false;
    await sleep(25);
  }
  return true;
}

/** Ends a process: `signal` first, SIGKILL if it still runs after `patience` milliseconds. */
export async function endProcess(mark: ProcessMark, signal: NodeJS.Signals, patience: number): Promise<void> {
  if (!isRunning(mark)) return;
  sendSignal(mark.pid, signal);
  if (await waitUntilGone(mark, patience)) return;
  sendSignal(mark.pid, 'SIGKILL');
  await waitUntilGone(mark, 5_000);
}

/** Kills a process. */
export function killProcess(mark: ProcessMark): void {
  if (isRunning(mark)) sendSignal(mark.pid, 'SIGKILL');
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
