import { sql } from 'kysely';
import { batchReads } from '../../record/reads/batch';
import { logReads, ReadNotLogged } from '../../record/reads/log';
import { now, openTestReads, request, type TestReads } from './builders';

let reads: TestReads;
beforeAll(async () => {
  reads = await openTestReads();
});
afterAll(() => reads.stop());

const rows = () => reads.db.selectFrom('reads').selectAll().orderBy('id').execute();

describe('the application', () => {
  it('adds rows, one for each case of a request, in one statement', async () => {
    const cases = Array.from({ length: 200 }, (_, number) => ({ caseId: `case-${number}`, relationship: null }));
    await logReads(reads.app, { ...request(), correlationId: 'a-list-of-hits', cases });
    const kept = (await rows()).filter(({ correlation_id }) => correlation_id === 'a-list-of-hits');
    expect(kept.map(({ case_id }) => case_id)).toEqual(cases.map(({ caseId }) => caseId));
    const statements = new Set(kept.map(({ at, operation }) => `${at} ${operation}`));
    expect([...statements]).toEqual([`${now()} getCase`]);
  });

  it.each([
    ['changes', sql`update reads set outcome = 'denied'`],
    ['moves', sql`update reads set case_id = 'another'`],
    ['deletes', sql`delete from reads`],
    ['empties', sql`truncate reads`],
    ['changes batches', sql`update read_batches set count = 2`],
    ['deletes batches', sql`delete from read_batches`],
    ['takes the trigger away', sql`alter table reads disable trigger all`],
  ])('%s nothing, as API or as worker', async (_, statement) => {
    await reads.log(1);
    await batchReads(reads.worker, { now });
    const before = await rows();
    for (const login of [reads.app, reads.worker])
      await expect(statement.execute(login)).rejects.toThrow(/permission denied|must be owner/);
    expect(await rows()).toEqual(before);
  });

  it('puts a row into a batch once', async () => {
    const [id] = await reads.log(1);
    await batchReads(reads.worker, { now });
    const move = (batch: number | null) => sql`update reads set batch = ${batch}::bigint where id = ${id}`;
    await expect(move(999).execute(reads.worker)).rejects.toThrow('append-only');
    await expect(move(null).execute(reads.worker)).rejects.toThrow('append-only');
  });
});

describe('the owner of the tables, without taking triggers away,', () => {
  it.each([
    ['changes', sql`update reads set outcome = 'denied'`],
    ['changes what gets its batch', sql`update reads set outcome = 'denied', batch = 7 where batch is null`],
    ['deletes', sql`delete from reads`],
    ['empties', sql`truncate reads`],
    ['deletes batches', sql`delete from read_batches`],
  ])('%s nothing either', async (_, statement) => {
    await reads.log(1);
    await batchReads(reads.worker, { now });
    await reads.log(1);
    await expect(statement.execute(reads.db)).rejects.toThrow('append-only');
  });
});

it('a row that is refused is not logged, and says so', async () => {
  const nonsense = { ...request(), outcome: 'seen' } as unknown as ReturnType<typeof request>;
  await expect(logReads(reads.app, nonsense)).rejects.toThrow(ReadNotLogged);
});

it('a request about no case leaves nothing', async () => {
  const before = await rows();
  await logReads(reads.app, { ...request(), cases: [] });
  expect(await rows()).toEqual(before);
});
