import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { batchReads } from '../../record/reads/batch';
import { checkReads, exportReadBatches } from '../../record/reads/check';
import { logReads } from '../../record/reads/log';
import { sequenceReads } from '../../record/tree/sequencing';
import { now, openTestReads, request, type TestReads } from './builders';
import { running } from '../setup/typescript';

let reads: TestReads;
beforeAll(async () => {
  reads = await openTestReads();
});
afterEach(() => reads.empty());
afterAll(() => reads.stop());

const batch = (mostRows = 1_000) => batchReads(reads.worker, { now, mostRows });
const sequence = () => sequenceReads(reads.worker);
const batchOf = async (id: number) =>
  (await reads.db.selectFrom('reads').select('batch').where('id', '=', id).executeTakeFirstOrThrow()).batch;
const batches = () => reads.db.selectFrom('read_batches').selectAll().orderBy('number').execute();

describe('a batch', () => {
  it('takes what is in none yet, in the order of ids, as many as fit', async () => {
    const ids = await reads.log(25);
    let signs = 0;
    const onBatch = () => void (signs += 1);
    expect(await batchReads(reads.worker, { now, mostRows: 10, onBatch })).toEqual({ batches: 3, rows: 25 });
    expect(signs).toBe(3);
    const kept = (await batches()).map(({ first_id, last_id, count }) => [first_id, last_id, count]);
    expect(kept).toEqual([
      [ids[0], ids[9], 10],
      [ids[10], ids[19], 10],
      [ids[20], ids[24], 5],
    ]);
    expect(await batch()).toEqual({ batches: 0, rows: 0 });
  });

  it('is hashed as the technical description says, with the one before it', async () => {
    await reads.log(3);
    await batch(2);
    const rows = await reads.db.selectFrom('reads').selectAll().orderBy('id').execute();
    const line = ({ id, at, case_id, correlation_id }: (typeof rows)[number]) =>
      `{"actorId":"coordinator","askedFor":null,"at":"${at}","caseId":"${case_id}","correlationId":"${correlation_id}",` +
      `"id":${id},"knownBy":"sign_in","operation":"getCase","outcome":"shown","reason":null,` +
      `"relationship":"my_function:lead_coordinator"}\n`;
    const hash = (previous: Buffer, text: string) =>
      createHash('sha256').update('throughcare/reads/v1\n').update(previous).update(text).digest();
    const lines = rows.map(line);
    const first = hash(Buffer.alloc(32), lines.slice(0, 2).join(''));
    const second = hash(first, lines[2]!);
    expect((await batches()).map((each) => each.hash.toString('hex'))).toEqual([
      first.toString('hex'),
      second.toString('hex'),
    ]);
  });

  it('becomes a leaf of the tree of reads', async () => {
    await reads.log(5);
    await batch(2);
    expect(await checkReads(reads.app)).toMatchObject({ sound: true });
    await sequence();
    expect(await checkReads(reads.app)).toMatchObject({ sound: true });
    const leaves = await reads.db.selectFrom('tree_leaves').selectAll().orderBy('position').execute();
    const hashes = (await batches()).map(({ hash }) => hash.toString('hex'));
    expect(leaves.map(({ tree, hash }) => [tree, hash.toString('hex')])).toEqual(hashes.map((hash) => ['reads', hash]));
  });

  it('is exported as hashes and counts, and nothing of what was read', async () => {
    await reads.log(3);
    await batch(2);
    const exported = [];
    for await (const each of exportReadBatches(reads.app)) exported.push(each);
    expect(exported.map(({ number, count }) => [number, count])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect(exported[1]!.previous).toBe(exported[0]!.hash);
    expect(JSON.stringify(exported)).not.toContain('case-1');
  });

  it('finds a row that became visible late, once', async () => {
    let late = 0;
    await reads.app.transaction().execute(async (slow) => {
      await logReads(slow, { ...request(), correlationId: 'the-slow-one' });
      await reads.log(2);
      expect(await batch()).toEqual({ batches: 1, rows: 2 });
    });
    const found = await reads.db.selectFrom('reads').selectAll().where('correlation_id', '=', 'the-slow-one').execute();
    late = found[0]!.id;
    expect(late).toBe((await batches())[0]!.first_id - 1);
    await reads.log(1);
    expect(await batch()).toEqual({ batches: 1, rows: 2 });
    expect(await batchOf(late)).toBe(2);
    expect(await checkReads(reads.app)).toEqual({ sound: true, batches: 2, rows: 4 });
  });

  it('is made by one process at a time: each row is in exactly one, while others read', async () => {
    const readers = Promise.all([reads.log(40), reads.log(40), reads.log(40)]);
    const makers = async () => {
      let rows = 0;
      for (let round = 0; round < 10; round += 1) rows += (await batch(7)).rows;
      return rows;
    };
    const made = await Promise.all([makers(), makers(), makers(), readers]);
    const last = await batch(7);
    expect(made[0] + made[1] + made[2] + last.rows).toBe(120);
    const { rows } = await sql<{ n: number }>`select count(*) as n from reads where batch is null`.execute(reads.db);
    expect(rows[0]!.n).toBe(0);
    const kept = await batches();
    expect(kept.map(({ number }) => number)).toEqual(kept.map((_, place) => place + 1));
    expect(await checkReads(reads.app)).toEqual({ sound: true, batches: kept.length, rows: 120 });
  });
});

describe('what an administrator of the database does to the log is found', () => {
  const tamper = (statement: ReturnType<typeof sql>) => reads.tamper((db) => statement.execute(db));

  it.each([
    ['outcome', sql`outcome = 'denied'`],
    ['relationship', sql`relationship = null`],
    ['actor', sql`actor_id = 'somebody-else'`],
    ['case', sql`case_id = 'case-2'`],
    ['instant', sql`at = at + interval '1 millisecond'`],
    ['reason', sql`reason = 'as an afterthought'`],
    ['correlation', sql`correlation_id = 'another-one'`],
  ])('%s altered', async (_, change) => {
    const ids = await reads.log(10);
    await batch(4);
    await tamper(sql`update reads set ${change} where id in (${ids[9]}, ${ids[5]})`);
    expect(await checkReads(reads.app)).toEqual({ sound: false, what: 'altered', batch: 2, readId: ids[5] });
  });

  it('a row removed, from the middle and from the end of a batch', async () => {
    const ids = await reads.log(10);
    await batch(4);
    await tamper(sql`delete from reads where id = ${ids[7]}`);
    expect(await checkReads(reads.app)).toEqual({ sound: false, what: 'removed', batch: 2, readId: ids[7] });
    await tamper(sql`delete from reads where id = ${ids[1]}`);
    expect(await checkReads(reads.app)).toEqual({ sound: false, what: 'removed', batch: 1, readId: ids[1] });
  });

  it('a row taken out of its batch, to be chained again with other words', async () => {
    const ids = await reads.log(3);
    await batch();
    await tamper(sql`update reads set batch = null, outcome = 'denied' where id = ${ids[1]}`);
    await batch();
    expect(await checkReads(reads.app)).toEqual({ sound: false, what: 'removed', batch: 1, readId: ids[1] });
  });

  it('a row inserted among others, and one outside of its batch', async () => {
    const [first, last] = await reads.log(2);
    await batch();
    await reads.log(1);
    await batch();
    const insert = (id: number, into: number) => sql`
      insert into reads (id, at, actor_id, known_by, operation, case_id, outcome, correlation_id, batch)
      overriding system value values (${id}, now(), 'x', 'sign_in', 'getCase', 'case-1', 'shown', 'none', ${into})`;
    await tamper(insert(last! + 500, 1));
    expect(await checkReads(reads.app)).toEqual({ sound: false, what: 'inserted', batch: 1, readId: last! + 500 });
    await tamper(sql`delete from reads where id = ${last! + 500}`);
    await tamper(sql`update reads set id = default where id = ${first}`);
    expect(await checkReads(reads.app)).toMatchObject({ sound: false, what: 'removed', readId: first });
  });

  it('a batch removed from the end with its rows, as long as the tree has its leaf', async () => {
    const ids = await reads.log(4);
    await batch(2);
    await sequence();
    await tamper(sql`delete from reads where id >= ${ids[2]}`);
    await tamper(sql`delete from read_batches where number = 2`);
    expect(await checkReads(reads.app)).toEqual({ sound: false, what: 'removed', batch: 2, readId: null });
  });

  it('batches removed from the middle and from the end', async () => {
    await reads.log(6);
    await batch(2);
    await tamper(sql`delete from read_batches where number = 3`);
    expect(await checkReads(reads.app)).toEqual({ sound: false, what: 'removed', batch: 3, readId: null });
    await tamper(sql`delete from read_batches where number = 1`);
    expect(await checkReads(reads.app)).toEqual({ sound: false, what: 'removed', batch: 1, readId: null });
  });

  it('all computed anew, as long as the tree has the previous leaf', async () => {
    const ids = await reads.log(3);
    await batch();
    await sequence();
    await tamper(sql`delete from read_batches`);
    await tamper(sql`update reads set batch = null`);
    await tamper(sql`update reads set actor_id = 'somebody-else' where id = ${ids[1]}`);
    await batch();
    expect(await checkReads(reads.app)).toEqual({ sound: false, what: 'altered', batch: 1, readId: null });
  });

  it('a batch altered, with its prints and its hash', async () => {
    await reads.log(4);
    await batch(2);
    await tamper(sql`update read_batches set hash = ${Buffer.alloc(32, 1)} where number = 1`);
    expect(await checkReads(reads.app)).toEqual({ sound: false, what: 'altered', batch: 1, readId: null });
  });
});

it('the program says that the log is sound, or names the first row that is not', async () => {
  const check = (url: string) => {
    const program = [...running, 'record/cli/check-reads.ts'];
    const env = { ...process.env, DATABASE_URL: url };
    const { status, stdout, stderr } = spawnSync(process.execPath, program, { env, encoding: 'utf8' });
    return { status, said: `${stdout}${stderr}`.trim() };
  };
  const ids = await reads.log(3);
  await batch(2);
  expect(check(reads.appUrl)).toEqual({
    status: 0,
    said: 'The read log is as it was chained: 3 rows in 2 batches.',
  });
  await reads.tamper((db) => sql`delete from reads where id = ${ids[0]}`.execute(db));
  expect(check(reads.appUrl)).toEqual({
    status: 1,
    said: `The read log is not as it was chained. Row ${ids[0]} of batch 1 was removed.`,
  });
  expect(check('').status).toBe(2);
});
