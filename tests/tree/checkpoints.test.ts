import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { findLogId, makeCheckpoint, type CheckpointOutcome } from '../../record/tree/checkpoints';
import { deliverCheckpoints, type Delivered, type Holder } from '../../record/tree/deliveries';
import { CheckpointConflict, directoryHolder } from '../../record/tree/directory-holder';
import { grow as appendTo } from '../../record/tree/leaves';
import { emptyFrontier, extend, rootOf } from '../../record/tree/merkle';
import { readCheckpoint, readVerifierKey, checkSignature } from '../../record/verify/note';
import { openTestRecord, type TestRecord } from '../record/builders';
import { emptyTrees, withoutTriggers } from './superuser';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterEach(() => emptyTrees(record.db));
afterAll(() => record.stop());

const entry = (place: number): Buffer => Buffer.alloc(32, place);
const grow = async (from: number, upTo: number): Promise<void> => {
  const leaves = Array.from({ length: upTo - from }, (_, place) => ({ hash: entry(from + place) }));
  await record.db.transaction().execute((trx) => appendTo(trx, 'events', leaves));
};
const make = (holders: readonly Holder[] = []): Promise<CheckpointOutcome> =>
  makeCheckpoint('events', {
    db: record.db,
    keys: record.keys,
    now: () => record.clock.now,
    everyMinutes: 60,
    holders,
  });
const pass = (minutes: number): void => {
  record.clock.now = new Date(Date.parse(record.clock.now) + minutes * 60_000).toISOString();
};
const stored = () => record.db.selectFrom('checkpoints').selectAll().orderBy('size').execute();

it('signs how far the tree has grown, for anybody who has the key', async () => {
  await grow(0, 5);
  expect(await make()).toBe('made');
  const [row] = await stored();
  const checkpoint = readCheckpoint(row!.note)!;
  const log = await findLogId(record.db);
  const root = rootOf(extend(emptyFrontier, [0, 1, 2, 3, 4].map(entry))).toString('hex');
  expect(checkpoint).toMatchObject({ origin: `throughcare/${log}/events`, log, tree: 'events', size: 5, root });
  expect(checkSignature(checkpoint, [readVerifierKey(row!.verifier_key)!])).toBe('signed');
});

it('is made when it is due, and only where the tree grew', async () => {
  expect(await make()).toBe('unchanged');
  await grow(0, 2);
  expect(await make()).toBe('made');
  await grow(2, 3);
  pass(59);
  expect(await make()).toBe('not_due');
  pass(1);
  expect(await make()).toBe('made');
  pass(60);
  expect(await make()).toBe('unchanged');
  expect((await stored()).map(({ size }) => size)).toEqual([2, 3]);
});

describe('is refused where', () => {
  beforeEach(async () => {
    await grow(0, 6);
    await make();
    await grow(6, 9);
    pass(60);
  });

  it.each([
    ['a leaf was altered that was signed', sql`update tree_leaves set hash = sha256('x') where position = 3`],
    ['a leaf was altered that was not signed yet', sql`update tree_leaves set hash = sha256('x') where position = 7`],
    ['a leaf is missing', sql`delete from tree_leaves where position = 4`],
    ['the head is another', sql`update tree_heads set frontier = sha256('x') || sha256('y') where tree = 'events'`],
  ])('%s', async (_, tampering) => {
    await record.db.transaction().execute(async (trx) => {
      await withoutTriggers(trx);
      await tampering.execute(trx);
    });
    expect(await make()).toBe('refused');
    expect(await stored()).toHaveLength(1);
  });
});

describe('what is sent outside', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'throughcare-checkpoints-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const failures: unknown[] = [];
  const deliver = (...holders: readonly Holder[]): Promise<Delivered> => {
    failures.length = 0;
    const onFailure = (_: string, error: unknown) => void failures.push(error);
    return deliverCheckpoints({ db: record.db, now: () => record.clock.now, holders, onFailure });
  };
  const inFolder = () => directoryHolder(folder, randomUUID);
  const away: Holder = { name: 'mail', take: () => Promise.reject(new Error('away')) };
  const files = (): readonly string[] => readdirSync(folder).sort();

  it('is a complete file of its own in the directory', async () => {
    await grow(0, 2);
    await make([inFolder()]);
    const directory = directoryHolder(join(folder, 'made'), randomUUID);
    expect(await deliver(directory)).toEqual({ taken: 1, failed: 0 });
    expect(await deliver(directory)).toEqual({ taken: 0, failed: 0 });
    const name = `${await findLogId(record.db)}-events-000000000002.checkpoint`;
    expect(readdirSync(join(folder, 'made'))).toEqual([name]);
    const [row] = await stored();
    expect(readFileSync(join(folder, 'made', name), 'utf8')).toBe(row!.note);
  });

  it('is never written over', async () => {
    await grow(0, 2);
    await make([inFolder()]);
    const name = `${await findLogId(record.db)}-events-000000000002.checkpoint`;
    writeFileSync(join(folder, name), 'another');
    expect(await deliver(inFolder())).toEqual({ taken: 0, failed: 1 });
    expect(failures).toEqual([expect.any(CheckpointConflict)]);
    expect(files()).toEqual([name]);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('another');
  });

  it('may have been there already, when the answer was lost', async () => {
    await grow(0, 2);
    await make([inFolder()]);
    await deliver(inFolder());
    await sql`update checkpoint_deliveries set taken_at = null, attempts = 0, tried_at = null`.execute(record.db);
    expect(await deliver(inFolder())).toEqual({ taken: 1, failed: 0 });
    expect(files()).toHaveLength(1);
  });

  it('is tried again until it is taken, after longer and longer pauses, and holds up nobody else', async () => {
    await grow(0, 2);
    await make([away, inFolder()]);
    const directory = inFolder();
    expect(await deliver(away, directory)).toEqual({ taken: 1, failed: 1 });
    expect(await deliver(away, directory)).toEqual({ taken: 0, failed: 0 });
    pass(0.5);
    expect(await deliver(away)).toEqual({ taken: 0, failed: 1 });
    pass(0.5);
    expect(await deliver(away)).toEqual({ taken: 0, failed: 0 });
    pass(0.5);
    const notes: string[] = [];
    const back: Holder = { name: 'mail', take: async ({ note }) => void notes.push(note) };
    expect(await deliver(back)).toEqual({ taken: 1, failed: 0 });
    expect(notes).toEqual((await stored()).map(({ note }) => note));
    const rows = await record.db.selectFrom('checkpoint_deliveries').selectAll().where('holder', '=', 'mail').execute();
    expect(rows).toMatchObject([{ attempts: 3, taken_at: record.clock.now }]);
  });

  describe('is not contradicted:', () => {
    const restart = (hashes: readonly Buffer[]) =>
      emptyTrees(record.db).then(() =>
        record.db.transaction().execute((trx) =>
          appendTo(
            trx,
            'events',
            hashes.map((hash) => ({ hash })),
          ),
        ),
      );
    beforeEach(async () => {
      await grow(0, 5);
      await make([inFolder()]);
      await deliver(inFolder());
    });

    it('a log that was rewritten together with its signed checkpoints signs no more', async () => {
      await restart([0, 1, 9, 3, 4, 5].map(entry));
      expect(await make([inFolder()])).toBe('refused');
    });

    it('nor does one that was cut, or restored from an older copy', async () => {
      await restart([0, 1, 2].map(entry));
      expect(await make([inFolder()])).toBe('refused');
    });

    it('one that only grew does', async () => {
      await restart([0, 1, 2, 3, 4, 5].map(entry));
      expect(await make([inFolder()])).toBe('made');
    });

    it('where the directory cannot be read, it is signed later', async () => {
      await restart([0, 1, 2, 3, 4, 5].map(entry));
      const file = join(folder, 'no-directory');
      writeFileSync(file, '');
      await expect(make([directoryHolder(file, randomUUID)])).rejects.toThrow('ENOTDIR');
      expect(await stored()).toEqual([]);
    });
  });

  it('waits together for a holder that is away: few are tried', async () => {
    for (const size of [1, 2, 3, 4, 5]) {
      await grow(size - 1, size);
      await make([away]);
      pass(60);
    }
    expect(await deliver(away)).toEqual({ taken: 0, failed: 3 });
  });
});
