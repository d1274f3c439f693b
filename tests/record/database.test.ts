import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { sql } from 'kysely';
import { createCaseCommit, createCaseStates } from '../../record/cases';
import { until } from '../../local/demo/waiting';
import { openDatabase } from '../../record/postgres/database';
import { openKeyStore } from '../../record/keys/store';
import { findEnvironment, migrate } from '../../record/postgres/migrations';
import { createSeals } from '../../record/sealing/seals';
import { RecordUnavailable } from '../../record/postgres/unavailable';
import { acceptance } from '../../stories/bodies';
import { createDatabase, type TestDatabase } from '../setup/database';
import { createTestSealing, type TestSealing } from '../setup/sealing';
import { openTestRecord, RecordedCase, referred } from './builders';

describe('a database', () => {
  let database: TestDatabase;
  let sealing: TestSealing;
  beforeAll(async () => {
    sealing = await createTestSealing();
  });
  afterAll(() => sealing.drop());
  beforeEach(async () => {
    database = await createDatabase();
  });
  afterEach(() => database.drop());

  async function within<T>(work: (db: ReturnType<typeof openDatabase>) => Promise<T>): Promise<T> {
    const db = openDatabase(database.url, { poolSize: 2 });
    try {
      return await work(db);
    } finally {
      await db.destroy();
    }
  }

  test('is brought up to date once, by several processes at the same moment', async () => {
    await within(async (db) => {
      expect(await findEnvironment(db)).toBeNull();
      const ran = await Promise.all([
        migrate(db, { environment: 'test', means: sealing.means }),
        within((o) => migrate(o, { environment: 'test', means: sealing.means })),
      ]);
      expect(ran.flat().filter((name) => name === '0001_record')).toEqual(['0001_record']);
      expect(await migrate(db, { environment: 'test', means: sealing.means })).toEqual([]);
      expect(await findEnvironment(db)).toBe('test');
    });
  });

  test('that is newer than the program is refused, by the name of what is not known', async () => {
    await within(async (db) => {
      await migrate(db, { environment: 'test', means: sealing.means });
      await sql`insert into kysely_migration (name, timestamp) values ('9999_later', '2040-01-01')`.execute(db);
      await expect(migrate(db, { environment: 'test', means: sealing.means })).rejects.toThrow(
        /newer than this program.*9999_later/,
      );
    });
  });

  test('of another kind of installation is refused', async () => {
    await within(async (db) => {
      await migrate(db, { environment: 'local', means: sealing.means });
      await expect(migrate(db, { environment: 'production', means: sealing.means })).rejects.toThrow(
        'of the kind local, not production',
      );
      expect(await findEnvironment(db)).toBe('local');
    });
  });

  test('tells instants in UTC with milliseconds, dates as dates, and counts as numbers', async () => {
    await within(async (db) => {
      await sql`set timezone to 'Asia/Kathmandu'`.execute(db);
      const { rows } = await sql`select timestamptz '2031-03-03 09:00:00.5+01' as instant, date '2031-03-03' as date,
        array[date '2031-05-01', date '2031-12-25'] as dates, array[]::date[] as none, 7::bigint as count,
        null::timestamptz as nothing`.execute(db);
      expect(rows).toEqual([
        {
          instant: '2031-03-03T08:00:00.500Z',
          date: '2031-03-03',
          dates: ['2031-05-01', '2031-12-25'],
          none: [],
          count: 7,
          nothing: null,
        },
      ]);
    });
  });
});

describe('the record is unavailable', () => {
  test('where nothing listens', async () => {
    const db = openDatabase('postgres://nobody@127.0.0.1:1/nothing', { poolSize: 1 });
    await expect(sql`select 1`.execute(db)).rejects.toThrow(RecordUnavailable);
    await db.destroy();
  });

  test('where something listens and hangs up', async () => {
    const server: Server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const db = openDatabase(`postgres://nobody@127.0.0.1:${port}/nothing`, { poolSize: 1 });
    await expect(sql`select 1`.execute(db)).rejects.toThrow(RecordUnavailable);
    await db.destroy();
    server.close();
  });

  test('where the keys cannot be reached; nothing is decided, and no case is opened', async () => {
    const record = await openTestRecord();
    const kase = await referred(record);
    const store = openKeyStore('postgres://nobody@127.0.0.1:1/keys');
    const keys = record.sealing.another({ db: store });
    const seals = createSeals({ keys, environment: 'test', randomBytes });
    const without = { ...record, keys, seals, states: createCaseStates(seals), now: () => record.clock.now };
    const commit = createCaseCommit({ ...without, newId: randomUUID });
    await expect(commit(kase.request('coordinator', 'acceptReferral', acceptance))).rejects.toThrow(RecordUnavailable);
    await expect(commit(new RecordedCase(record).opening())).rejects.toThrow(RecordUnavailable);
    expect(await kase.events()).toHaveLength(1);
    await store.destroy();
    await record.stop();
  });

  test('where another holds the stream for too long; nothing is decided, and the next try goes through', async () => {
    const record = await openTestRecord();
    const kase = await referred(record);
    const impatient = record.another({ lockTimeout: 100 });
    const request = kase.request('coordinator', 'acceptReferral', acceptance);
    await record.db.transaction().execute(async (trx) => {
      await trx.selectFrom('streams').select('id').where('id', '=', kase.stream.id).forUpdate().execute();
      await expect(impatient.commit(request)).rejects.toThrow(RecordUnavailable);
    });
    expect(await kase.events()).toHaveLength(1);
    expect(await impatient.commit(request)).toMatchObject({ outcome: 'accepted', replayed: false });
    await record.stop();
  });

  test('where its connections are cut in the middle; afterwards it goes on by itself', async () => {
    const record = await openTestRecord();
    const kase = await referred(record);
    const other = record.another();
    const request = kase.request('coordinator', 'acceptReferral', acceptance);
    await record.db.transaction().execute(async (trx) => {
      await trx.selectFrom('streams').select('id').where('id', '=', kase.stream.id).forUpdate().execute();
      const waiting = other.commit(request);
      const refused = expect(waiting).rejects.toThrow(RecordUnavailable);
      const { rows } = await waitFor(() =>
        sql<{ pid: number }>`select pid from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(record.db),
      );
      await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(record.db);
      await refused;
    });
    expect(await kase.events()).toHaveLength(1);
    expect(await other.commit(request)).toMatchObject({ outcome: 'accepted', replayed: false });
    await record.stop();
  });
});

async function waitFor<T>(query: () => Promise<{ rows: T[] }>): Promise<{ rows: T[] }> {
  return until('somebody to wait for a lock', 60, async () => {
    const found = await query();
    return found.rows.length > 0 && found;
  });
}
