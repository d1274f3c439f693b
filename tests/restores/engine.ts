import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTemporal, type Temporal } from '../../local/temporal';
import { findTemporal } from '../../local/temporal/find';

/** An engine on files of its own, which can be copied while it runs, put back and lost. */
export interface KeptEngine {
  /** host:port; another after each start. */
  address(): string;
  /** Its files as they are at this moment, as a snapshot of the file system would hold them. */
  copy(): Copy;
  /** Ends it at once and starts it on a copy, or with nothing at all. */
  putBack(copy: Copy | null): Promise<void>;
  stop(): Promise<void>;
}

/** Lays the files of a copy where the engine reads its own. */
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
