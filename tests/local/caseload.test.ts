import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { idOfCase, tellCaseload } from '../../local/seed/caseload';
import { seedDirectory } from '../../local/seed/directory';
import { openDatabase } from '../../record/postgres/database';
import { migrate } from '../../record/postgres/migrations';
import { loadProgrammes } from '../../record/programmes/programmes';
import type { Database } from '../../record/postgres/schema';
import { createDatabase, type TestDatabase } from '../setup/database';
import { createTestSealing, type TestSealing } from '../setup/sealing';

const cases = 2;
const lastYear = '2030-06-03T09:00:00.000Z';
const now = '2031-06-02T09:00:00.000Z';

describe('the telling of a caseload', () => {
  let database: TestDatabase;
  let sealing: TestSealing;
  let db: Kysely<Database>;

  beforeAll(async () => {
    [database, sealing] = await Promise.all([createDatabase(), createTestSealing('local')]);
    db = openDatabase(database.url, { poolSize: 3 });
    await migrate(db, { environment: 'local', means: sealing.means });
  });
  afterAll(async () => {
    await db.destroy();
    await Promise.all([database.drop(), sealing.drop()]);
  });

  it('goes on where it was broken off, leaves each case to the engine at its end, and repeats nothing', async () => {
    await tell(1, lastYear);
    // As after a kill in the middle of the seeding.
    await db.updateTable('streams').set({ nudged_at: '9999-12-31T00:00:00.000Z' }).execute();
    const before = await countEvents(1);

    expect(await tell(cases, now)).toBe(cases);
    expect(await countEvents(1)).toBeGreaterThan(before);
    const streams = await db.selectFrom('streams').select(['nudged_at', 'ended', 'dirty_since', 'wake_at']).execute();
    expect(streams).toHaveLength(cases);
    expect(
      streams.filter(({ nudged_at, ended, dirty_since }) => nudged_at === null && !ended && dirty_since),
    ).toHaveLength(cases);

    const events = await countEvents();
    expect(await tell(cases, now)).toBe(0);
    expect(await countEvents()).toBe(events);
  });

  it('plays the past in full: nothing is due any more, and only open tasks have owed mails', async () => {
    const streams = await db.selectFrom('streams').select('wake_at').execute();
    expect(streams.filter(({ wake_at }) => wake_at !== null && wake_at <= now)).toEqual([]);
    const owed = await db.selectFrom('notifications').select('id').where('status', '=', 'owed').execute();
    const open = await db.selectFrom('tasks').select('task_id').where('status', '=', 'open').execute();
    const past = await db.selectFrom('tasks').select('task_id').where('status', '!=', 'open').execute();
    expect(past.length).toBeGreaterThan(10);
    // One notification for each task, and at most one reminder to somebody else.
    expect(owed.length).toBeLessThanOrEqual(open.length * 2);
  });

  async function tell(count: number, until: string): Promise<number> {
    const { keys, seals } = sealing;
    await seedDirectory({ db, seals }, 'http://127.0.0.1:1', until);
    const refs = await loadProgrammes(db, join(__dirname, '../../programmes'));
    const programme = refs.find(({ id }) => id === 'standard');
    if (!programme) throw new Error('no standard programme');
    return tellCaseload({
      db,
      keys,
      seals,
      programme,
      now: until,
      cases: count,
      atOnce: 2,
      onProgress: () => undefined,
    });
  }

  async function countEvents(number?: number): Promise<number> {
    const all = db.selectFrom('events').select('sequence');
    const rows = await (number === undefined ? all : all.where('stream_id', '=', idOfCase(number))).execute();
    return rows.length;
  }
});
