import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { grow, isAlone } from '../../record/tree/leaves';
import { emptyFrontier, extend, rootOf, unpackFrontier } from '../../record/tree/merkle';
import type { Tree } from '../../record/postgres/tree-tables';
import { sequenceLog, sequenceReads } from '../../record/tree/sequencing';
import { inProgramme, openTestRecord, type TestRecord } from '../record/builders';
import { emptyTrees } from './superuser';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterEach(() => emptyTrees(record.db));
afterAll(() => record.stop());

const leavesOf = (tree: Tree) =>
  record.db.selectFrom('tree_leaves').selectAll().where('tree', '=', tree).orderBy('position').execute();
const headOf = async (tree: Tree) => {
  const head = await record.db.selectFrom('tree_heads').selectAll().where('tree', '=', tree).executeTakeFirstOrThrow();
  return unpackFrontier(head.size, head.frontier);
};
const pending = async (): Promise<number> =>
  (await record.db.selectFrom('pending_leaves').select('id').execute()).length;

/** Events of imaginary streams, waiting for their positions. */
async function wait(count: number): Promise<readonly Buffer[]> {
  const hashes = Array.from({ length: count }, () => randomBytes(32));
  await sql`insert into pending_leaves (stream_kind, stream_id, sequence, hash)
    select 'case', 'synthetic', place, hash from unnest(${hashes}::bytea[]) with ordinality as h (hash, place)`.execute(
    record.db,
  );
  return hashes;
}

it('gives every event its position, those of a stream in their order', async () => {
  const cases = await Promise.all([inProgramme(record), inProgramme(record)]);
  const { leaves } = await sequenceLog(record.db);
  const events = (await Promise.all(cases.map((kase) => kase.events()))).flat();
  expect(leaves).toBe(events.length);
  expect(await pending()).toBe(0);
  const stored = await leavesOf('events');
  expect(stored.map(({ position }) => position)).toEqual(events.map((_, place) => place));
  for (const kase of cases) {
    const own = stored.filter(({ stream_id }) => stream_id === kase.stream.id);
    expect(own.map(({ sequence }) => sequence)).toEqual(own.map((_, place) => place + 1));
  }
  const hashes = stored.map(({ hash }) => hash);
  expect(await headOf('events')).toEqual(extend(emptyFrontier, hashes));
});

it('goes on where it stopped, batch by batch', async () => {
  const hashes = await wait(25);
  let batches = 0;
  expect(await sequenceLog(record.db, { batchSize: 10, onBatch: () => (batches += 1) })).toEqual({ leaves: 25 });
  expect(batches).toBe(3);
  expect(await sequenceLog(record.db)).toEqual({ leaves: 0 });
  expect(rootOf(await headOf('events'))).toEqual(rootOf(extend(emptyFrontier, hashes)));
});

it('keeps what was done when a batch fails, and loses nothing of the rest', async () => {
  await wait(25);
  let batches = 0;
  const breaksOff = sequenceLog(record.db, {
    batchSize: 10,
    onBatch: () => {
      batches += 1;
      if (batches === 2) throw new Error('killed');
    },
  });
  await expect(breaksOff).rejects.toThrow('killed');
  expect([await pending(), (await headOf('events')).size]).toEqual([5, 20]);
  await sequenceLog(record.db);
  expect([await pending(), (await headOf('events')).size]).toEqual([0, 25]);
});

it('is done by one at a time: no leaf is taken twice', async () => {
  await wait(300);
  const others = Array.from({ length: 4 }, () => record.another().db);
  await Promise.all(others.map((db) => sequenceLog(db, { batchSize: 20 })));
  await sequenceLog(record.db);
  const stored = await leavesOf('events');
  expect(new Set(stored.map(({ hash }) => hash.toString('hex'))).size).toBe(300);
  expect(stored.map(({ position }) => position)).toEqual(Array.from({ length: 300 }, (_, place) => place));
  expect(await pending()).toBe(0);
});

it('leaves the work to another who is at it', async () => {
  await wait(3);
  await record.db.transaction().execute(async (trx) => {
    expect(await isAlone(trx, 'events')).toBe(true);
    expect(await sequenceLog(record.another().db)).toEqual({ leaves: 0 });
  });
  expect(await sequenceLog(record.db)).toEqual({ leaves: 3 });
});

it('grows the tree of reads by the batches of the read log', async () => {
  const hashes = Array.from({ length: 5 }, (_, place) => createHash('sha256').update(String(place)).digest());
  const batches = hashes.map((hash, place) => ({
    number: place + 1,
    first_id: place,
    last_id: place,
    count: 1,
    at: record.clock.now,
    previous: hashes[place - 1] ?? Buffer.alloc(32),
    hash,
    prints: Buffer.alloc(24),
  }));
  await record.db.insertInto('read_batches').values(batches.slice(0, 2)).execute();
  expect(await sequenceReads(record.db)).toEqual({ leaves: 2 });
  await record.db.insertInto('read_batches').values(batches.slice(2)).execute();
  expect(await sequenceReads(record.db, { batchSize: 2 })).toEqual({ leaves: 3 });
  expect(rootOf(await headOf('reads'))).toEqual(rootOf(extend(emptyFrontier, hashes)));
});

it.each([
  `update tree_leaves set hash = sha256('')`,
  'delete from tree_leaves',
  'truncate tree_leaves',
  'delete from checkpoints',
])('refuses to %s', async (statement) => {
  await record.db.transaction().execute((trx) => grow(trx, 'events', [{ hash: Buffer.alloc(32) }]));
  const row = { tree: 'events', size: 1, root: Buffer.alloc(32), note: '', verifier_key: '' } as const;
  await record.db
    .insertInto('checkpoints')
    .values({ ...row, made_at: record.clock.now })
    .execute();
  await expect(sql.raw(statement).execute(record.db)).rejects.toThrow('append-only');
});
