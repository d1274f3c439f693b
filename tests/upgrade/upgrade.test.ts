import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { previousRelease } from '../replay/releases';
import { createDatabase, type TestDatabase } from '../setup/database';
import { closeNamespace, openNamespace } from '../setup/namespace';
import { checks } from './after';
import type { Left } from './before';
import { whyNotRunnable } from './checkout';
import { openSite, type Site, type Standing } from './site';
import { upgrade } from './upgrading';

const { version, commit } = previousRelease();
const obstacle = whyNotRunnable(commit);

if (obstacle !== null) {
  const name = `the upgrade from ${version} is NOT TRIED: ${obstacle}`;
  console.error(name);
  it.skip(name, () => undefined);
} else {
  describe(`what ${version} left`, () => {
    const engine = process.env['TEST_TEMPORAL_ADDRESS'] ?? '';
    const namespace = `upgrade-${randomUUID()}`;
    let site: Site | undefined;
    let databases: readonly TestDatabase[] = [];
    let dir: string;
    let left: Left;
    let now: Standing;

    beforeAll(async () => {
      dir = mkdtempSync(join(tmpdir(), 'throughcare-upgrade-'));
      databases = await Promise.all([createDatabase(), createDatabase()]);
      await openNamespace(engine, namespace);
      const opened = await openSite(dir, {
        DATABASE_URL: databases[0]!.url,
        KEYS_DATABASE_URL: databases[1]!.url,
        TEMPORAL_ADDRESS: engine,
        TEMPORAL_NAMESPACE: namespace,
        TEMPORAL_CONFIG_FILE: '/dev/null',
      });
      site = opened;
      ({ left, now } = await upgrade(opened, commit));
    });
    afterAll(async () => {
      await site?.close();
      await closeNamespace(engine, namespace);
      await Promise.all(databases.map((database) => database.drop()));
      rmSync(dir, { recursive: true, force: true });
    });

    it.each(Object.entries(checks))('%s', async (_name, check) => {
      await expect(check(site!, now, left)).resolves.toBeUndefined();
    });
  });
}
