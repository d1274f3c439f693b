import { sql, type Transaction } from 'kysely';
import { batchReads } from '../../record/reads/batch';
import { logReads } from '../../record/reads/log';
import type { Database } from '../../record/postgres/schema';
import { makeCheckpoint } from '../../record/tree/checkpoints';
import { exportLines } from '../../record/tree/exporting';
import { trees } from '../../record/postgres/tree-tables';
import { sequenceLog, sequenceReads } from '../../record/tree/sequencing';
import { verifyLog } from '../../record/verify/verify';
import { inProgramme, openTestRecord, referred, type RecordedCase, type TestRecord } from '../record/builders';
import { withoutTriggers } from './superuser';

/** Changes that a superuser can make without triggers, and the reports of the export and the verifier on each. */
let record: TestRecord;
let kase: RecordedCase;
beforeAll(async () => {
  record = await openTestRecord();
  kase = await inProgramme(record);
  await referred(record);
  for (const correlationId of ['a', 'b', 'c']) {
    const cases = [{ caseId: kase.stream.id, relationship: 'my_agency' as const }];
    const who = { actorId: 'coordinator', knownBy: 'sign_in' as const, operation: 'getCase', askedFor: null };
    await logReads(record.db, { ...who, at: record.clock.now, outcome: 'shown', correlationId, cases });
  }
  await batchReads(record.db, { now: () => record.clock.now, mostRows: 1 });
  await Promise.all([sequenceLog(record.db), sequenceReads(record.db)]);
  const options = { db: record.db, keys: record.keys, now: () => record.clock.now };
  for (const tree of trees) await makeCheckpoint(tree, { ...options, everyMinutes: 60, holders: [] });
});
afterAll(() => record.stop());

class Undone extends Error {}

interface Found {
  /** The export's report on the table. */
  readonly difference: string | null;
  /** The verifier's report on the export. */
  readonly finding: string;
}

/** Tampers, exports, verifies and restores. */
async function after(...statements: readonly string[]): Promise<Found> {
  let found: Found | undefined;
  const work = record.db.transaction().execute(async (trx) => {
    await withoutTriggers(trx);
    for (const statement of statements) {
      const { numAffectedRows } = await sql.raw(statement).execute(trx);
      expect(numAffectedRows).toBe(1n);
    }
    found = await look(trx);
    throw new Undone();
  });
  await expect(work).rejects.toThrow(Undone);
  return found!;
}

async function look(trx: Transaction<Database>): Promise<Found> {
  let difference: string | null = null;
  const groups = async function* () {
    for await (const line of exportLines(trx, { onDifference: (text) => (difference = text) })) yield [line];
  };
  const { findings } = await verifyLog(groups(), { keys: null, checkpoints: [] });
  return { difference, finding: findings.join('\n') };
}

const event = (sequence: number) => `stream_id = '${kase.stream.id}' and sequence = ${sequence}`;
const named = (sequence: number) => `\\(case ${kase.stream.id}, sequence ${sequence}\\)`;

it('finds nothing where nobody tampered', async () => {
  expect(await after()).toEqual({ difference: null, finding: '' });
});

it('names an event that was altered', async () => {
  const { difference, finding } = await after(
    `update events set envelope = replace(envelope, '"knownBy":"sign_in"', '"knownBy":"link"') where ${event(3)}`,
  );
  expect(difference).toContain(`case ${kase.stream.id}, sequence 3: the column hash does not say what the envelope`);
  expect(finding).toMatch(new RegExp(`^position \\d+ ${named(3)}: the envelope is not the one that was hashed`));
});

it('names an event that was altered with its hash', async () => {
  const forged = `replace(envelope, '"knownBy":"sign_in"', '"knownBy":"link"')`;
  const hash = `sha256(convert_to(E'throughcare/event/v1\\n' || envelope, 'UTF8'))`;
  const { difference, finding } = await after(
    `update events set envelope = ${forged} where ${event(3)}`,
    `update events set hash = ${hash} where ${event(3)}`,
    `update tree_leaves l set hash = e.hash from events e
      where e.stream_id = l.stream_id and e.sequence = l.sequence and l.${event(3).replace(' and ', ' and l.')}`,
  );
  expect(difference).toBeNull();
  expect(finding).toMatch(new RegExp(`${named(4)}: the event does not name the hash of event 3 of its stream, at`));
});

it('names an event that was removed', async () => {
  const { difference, finding } = await after(`delete from events where ${event(4)}`);
  expect(difference).toMatch(/^position \d+: the event is missing$/);
  expect(finding).toMatch(/^position \d+: the event is missing: it was removed$/);
});

it('names the place of an event that was removed with its leaf', async () => {
  const { finding } = await after(`delete from tree_leaves where ${event(4)}`, `delete from events where ${event(4)}`);
  expect(finding).toMatch(/^position \d+ is missing, \d+ stands in its place/);
});

it('names an event that was inserted', async () => {
  const { difference, finding } = await after(`insert into events
    select stream_kind, stream_id, sequence + 1000, gen_random_uuid(), type, actor_id, recorded_at, envelope, hash
    from events where ${event(4)}`);
  expect(difference).toMatch(/^not yet in the tree: case .*, sequence 1004: the column sequence/);
  expect(finding).toMatch(
    new RegExp(`not yet in the tree ${named(4)}: the event stands after event \\d+ of its stream`),
  );
});

it('names events that changed places', async () => {
  const { finding } = await after(
    `update tree_leaves set position = position + 1000000 where ${event(4)}`,
    `update tree_leaves set position = position - 1 where ${event(5)}`,
    `update tree_leaves set position = position - 999999 where ${event(4)}`,
  );
  expect(finding).toMatch(new RegExp(`^position \\d+ ${named(5)}: the event stands where event 4 .* moved behind it`));
});

it.each([
  ['update read_batches set hash = sha256(hash) where number = 2', 'batch 3 of the reads does not name the hash'],
  ['delete from read_batches where number = 2', 'batch 2 of the reads is missing'],
  ['delete from read_batches where number = 3', 'over 3 batches of reads, of which 2 are there'],
])('names what is wrong with the batches of the read log after %s', async (statement, found) => {
  expect((await after(statement)).finding).toContain(found);
});
