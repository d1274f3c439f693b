import { sql } from 'kysely';
import { openDatabase } from '../../record/postgres/database';
import { migrate } from '../../record/postgres/migrations';
import { isSameRequest, keyBareHashes, requestHash } from '../../record/deciding/request-hashes';
import { createDatabase } from '../setup/database';
import { createTestSealing, type TestSealing } from '../setup/sealing';

describe('what is kept of a request', () => {
  const request = { commandId: 'command-1', bodyHash: 'a'.repeat(64) };
  let store: TestSealing;

  beforeAll(async () => {
    store = await createTestSealing();
  });
  afterAll(() => store.drop());

  test('knows a repetition again and nothing else, and shows no bare hash', async () => {
    const kept = await requestHash(store.keys, request);
    expect(kept).toMatch(/^[0-9a-f]{32}\.[0-9a-f]{64}$/);
    expect(kept).not.toContain(request.bodyHash);
    expect(await isSameRequest(store.another(), request, kept)).toBe(true);
    expect(await isSameRequest(store.keys, { ...request, bodyHash: 'b'.repeat(64) }, kept)).toBe(false);
    expect(await isSameRequest(store.keys, { ...request, commandId: 'command-2' }, kept)).toBe(false);
    expect(await isSameRequest(store.keys, request, 'a'.repeat(64))).toBe(false);
  });

  test('of the first version is keyed by a migration', async () => {
    const database = await createDatabase();
    const db = openDatabase(database.url, { poolSize: 2 });
    try {
      await migrate(db, { environment: 'test', means: store.means });
      const row = { id: request.commandId, stream_kind: 'case' as const, stream_id: 's', name: 'openCase' };
      const written = { body_hash: request.bodyHash, first_sequence: 1, last_sequence: 1, recorded_at: '2026-01-01' };
      await db
        .insertInto('commands')
        .values({ ...row, ...written })
        .execute();
      await keyBareHashes(db, store.keys);
      const { rows } = await sql<{ body_hash: string }>`select body_hash from commands`.execute(db);
      expect(await isSameRequest(store.keys, request, rows[0]!.body_hash)).toBe(true);
    } finally {
      await db.destroy();
      await database.drop();
    }
  });
});
