import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { createCaseCommit, createCaseStates } from '../../record/cases';
import { openDatabase } from '../../record/postgres/database';
import { createProgrammes } from '../../record/programmes/programmes';
import type { Database } from '../../record/postgres/schema';
import { clearedFor, everything } from '../../record/sealing/clearance';
import { acceptance } from '../../stories/bodies';
import { accepted, openTestRecord, referred, type RecordedCase, type TestRecord } from './builders';

describe('the login of the API', () => {
  let record: TestRecord;
  let app: Kysely<Database>;
  let kase: RecordedCase;
  beforeAll(async () => {
    record = await openTestRecord();
    app = openDatabase(record.appUrl, { poolSize: 2 });
    kase = await referred(record);
  });
  afterAll(async () => {
    await app.destroy();
    await record.stop();
  });

  test('decides', async () => {
    const { keys, seals, clock, randomBytes } = record;
    const commit = createCaseCommit({
      db: app,
      keys,
      seals,
      randomBytes,
      states: createCaseStates(seals),
      programmes: createProgrammes(app),
      now: () => clock.now,
      newId: randomUUID,
    });
    accepted(await commit(kase.request('coordinator', 'acceptReferral', acceptance)));
  });

  test.each([
    ['events', sql`update events set type = 'caseClosed'`],
    ['events', sql`delete from events`],
    ['events', sql`truncate events`],
    ['contents', sql`update contents set sealed = ''`],
    ['contents', sql`delete from contents`],
    ['tree_leaves', sql`delete from tree_leaves`],
    ['checkpoints', sql`update checkpoints set note = ''`],
    ['reads', sql`update reads set actor_id = 'somebody'`],
    ['reads', sql`delete from reads`],
    ['action_links', sql`insert into action_links select * from action_links`],
    ['pending_leaves', sql`delete from pending_leaves`],
    ['tree_leaves', sql`insert into tree_leaves (tree, position, hash) values ('events', 0, '')`],
    ['checkpoints', sql`insert into checkpoints select * from checkpoints`],
    ['reads', sql`update reads set batch = 1`],
    ['installation', sql`update installation set environment = 'local'`],
    ['events', sql`alter table events disable trigger all`],
  ])('cannot change %s', async (table, statement) => {
    await expect(statement.execute(app)).rejects.toThrow(
      new RegExp(`permission denied for table ${table}|must be owner of table ${table}`),
    );
  });

  test('sees a row of a restricted compartment only where it says for whom it reads', async () => {
    const { stream } = kase;
    const row = { stream_kind: stream.kind, stream_id: stream.id, id: randomUUID(), sealed: Buffer.from('x') };
    await app
      .insertInto('contents')
      .values({ ...row, compartment: 'victims' })
      .execute();
    const seen = async (db: Kysely<Database>) =>
      (await db.selectFrom('contents').select('id').where('id', '=', row.id).execute()).length;
    expect(await seen(app)).toBe(0);
    expect(await clearedFor(app, ['intelligence', 'protection'], seen)).toBe(0);
    expect(await clearedFor(app, ['protection', 'victims'], seen)).toBe(1);
    expect(await clearedFor(app, everything, seen)).toBe(1);
    expect(await seen(app)).toBe(0);
  });
});

describe('the login of the worker', () => {
  test('decides like that of the API, and cannot change what was recorded, the directory or who reads', async () => {
    const record = await openTestRecord();
    const worker = openDatabase(record.workerUrl, { poolSize: 2 });
    try {
      const kase = await referred(record);
      const { keys, seals, clock, randomBytes } = record;
      const commit = createCaseCommit({
        db: worker,
        keys,
        seals,
        randomBytes,
        states: createCaseStates(seals),
        programmes: createProgrammes(worker),
        now: () => clock.now,
        newId: randomUUID,
      });
      accepted(await commit(kase.request('coordinator', 'acceptReferral', acceptance)));
      for (const statement of [
        sql`update events set type = 'caseClosed'`,
        sql`delete from contents`,
        sql`update people set roles = '{administrator}'`,
        sql`insert into reads (at) values (now())`,
      ])
        await expect(statement.execute(worker)).rejects.toThrow(/permission denied for table/);
    } finally {
      await worker.destroy();
      await record.stop();
    }
  });
});
