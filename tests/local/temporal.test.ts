import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../../local/processes';
import { startTemporal, type Temporal } from '../../local/temporal';
import { findTemporal } from '../../local/temporal/find';

const cacheDir = join(__dirname, '../../.local/cache');
const log = (): void => undefined;

describe('finding the development server', () => {
  test('a program that is named and missing is an error, not a reason to take another', async () => {
    const env = { THROUGHCARE_TEMPORAL_BIN: '/nowhere/temporal', PATH: process.env['PATH'] };
    await expect(findTemporal({ env, cacheDir, log })).rejects.toThrow(/THROUGHCARE_TEMPORAL_BIN.*\/nowhere\/temporal/);
  });

  test('a program that is named is used', async () => {
    const kept = await findTemporal({ env: {}, cacheDir, log });
    await expect(findTemporal({ env: { THROUGHCARE_TEMPORAL_BIN: kept }, cacheDir: '/nowhere', log })).resolves.toBe(
      kept,
    );
  });
});

describe('the development server', () => {
  let folder: string;
  const started: Temporal[] = [];
  const start = async (): Promise<Temporal> => {
    const program = await findTemporal({ env: process.env, cacheDir, log });
    const temporal = await startTemporal({ program, base: join(folder, 'temporal'), port: 0, uiPort: 0, log });
    started.push(temporal);
    return temporal;
  };

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'throughcare temporal '))));

  afterEach(async () => {
    await Promise.all(started.splice(0).map((temporal) => temporal.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  test('one left behind is stopped by the next on the same files', async () => {
    const orphan = await start();
    const heir = await start();
    expect(isRunning(orphan.mark)).toBe(false);
    expect(isRunning(heir.mark)).toBe(true);
  });

  test('it shows its page', async () => {
    const { ui } = await start();
    const page = await fetch(ui ?? '');
    expect(page.status).toBe(200);
  });
});
