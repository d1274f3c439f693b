import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../local/postgres';

/** Runs a bench on a separate PostgreSQL that flushes to disk, at the address that tests and builders use. */
export async function withPostgres(bench: () => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-bench-'));
  chmodSync(folder, 0o755);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), port: 0, log: () => undefined });
  try {
    process.env['TEST_POSTGRES_URL'] = postgres.url('postgres');
    await bench();
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
