import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTemporal, type Temporal } from '../../local/temporal';
import { findTemporal } from '../../local/temporal/find';

/** An engine with its own files, which can be copied while it runs, restored and lost. */
export interface KeptEngine {
  /** host:port; changes with each start. */
  address(): string;
  /** Copies its files at this moment, like a snapshot of the file system. */
  copy(): Copy;
  /** Kills it and restarts it on a copy, or empty. */
  putBack(copy: Copy | null): Promise<void>;
  stop(): Promise<void>;
}

/** Restores the copied files to the engine's folder. */
export type Copy = () => void;

/** Database, write-ahead log and its index. */
const files = ['.db', '.db-wal', '.db-shm'];

export async function startKeptEngine(): Promise<KeptEngine> {
  const log = (): void => undefined;
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-kept-engine-'));
  const base = join(folder, 'temporal');
  const program = await findTemporal({ env: process.env, cacheDir: join(__dirname, '../../.local/cache'), log });
  const start = (): Promise<Temporal> => startTemporal({ program, base, port: 0, log });
  let engine = await start();
  let copies = 0;
  return {
    address: () => engine.address,
    copy: () => {
      const to = join(folder, `copy-${(copies += 1)}`);
      process.kill(engine.mark.pid, 'SIGSTOP');
      for (const file of files) if (existsSync(base + file)) cpSync(base + file, to + file);
      process.kill(engine.mark.pid, 'SIGCONT');
      return () => {
        for (const file of files) if (existsSync(to + file)) cpSync(to + file, base + file);
      };
    },
    putBack: async (copy) => {
      process.kill(engine.mark.pid, 'SIGKILL');
      await engine.ended;
      for (const file of files) rmSync(base + file, { force: true });
      copy?.();
      engine = await start();
    },
    stop: async () => {
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
