import { sql } from 'kysely';
import { sequenceAt, StreamMoved, unlessMoved, writeTogether } from '../../record/postgres/write';
import { openTestRecord, referred, type RecordedCase, type TestRecord } from './builders';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());

const versionOf = async ({ stream: { id } }: RecordedCase): Promise<string> => {
  const { rows } = await sql<{ version: string }>`select xmin::text as version from streams where id = ${id}`.execute(
    record.db,
  );
  return rows[0]!.version;
};

const marked = (kase: RecordedCase, version: string) =>
  record.db
    .updateTable('streams')
    .set({ sequence: sequenceAt(version, 1), dirty_since: null })
    .where('id', '=', kase.stream.id);

test('a statement writes all where the stream is as it was, and nothing where it moved', async () => {
  const kase = await referred(record);
  const other = sql`update cases set alias = 'written' where case_id = ${kase.stream.id}`;
  const alias = async () =>
    (await record.db.selectFrom('cases').select('alias').where('case_id', '=', kase.stream.id).execute())[0]!.alias;
  const version = await versionOf(kase);
  await record.db.updateTable('streams').set({ nudged_at: null }).where('id', '=', kase.stream.id).execute();
  await expect(writeTogether(record.db, [other], marked(kase, version))).rejects.toThrow(StreamMoved);
  expect(await alias()).not.toBe('written');
  expect((await kase.row()).dirty_since).not.toBeNull();
  await writeTogether(record.db, [other], marked(kase, await versionOf(kase)));
  expect(await alias()).toBe('written');
  expect((await kase.row()).dirty_since).toBeNull();
});

test.each([
  ['a division by zero', sql`update cases set alias = (1 / (length(alias) - length(alias)))::text`, '22012'],
  ['a missing value in another column', sql`update cases set alias = null`, '23502'],
])('%s is an error of its own, and is not tried again', async (_what, write, code) => {
  const kase = await referred(record);
  const version = await versionOf(kase);
  let tries = 0;
  const work = () => {
    tries += 1;
    return writeTogether(record.db, [write], marked(kase, version));
  };
  await expect(unlessMoved(record.db, work)).rejects.toMatchObject({ code });
  expect(tries).toBe(1);
});

test('of writers that meet on one version one writes, and the others do it again', async () => {
  const kase = await referred(record);
  const version = await versionOf(kase);
  let tries = 0;
  const work = async (db: TestRecord['db'], held: boolean) => {
    tries += 1;
    if (!held) await writeTogether(db, [], marked(kase, version));
    return held;
  };
  const outcomes = await Promise.all([1, 2, 3].map(() => unlessMoved(record.db, work)));
  expect(outcomes.sort()).toEqual([false, true, true]);
  expect(tries).toBe(5);
});
