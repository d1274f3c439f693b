import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCaseStates } from '../../record/cases';
import { everything, findDue, rotate, type Scope } from '../../record/keys/rotation';
import { listCases } from '../../record/queries/cases';
import { createSeals } from '../../record/sealing/seals';
import { as } from '../../stories/directory';
import { accepted, openTestRecord, RecordedCase, referred, type TestRecord } from '../record/builders';
import { heldMs, meansOfKeeper } from './means';
import { running } from '../setup/typescript';

let record: TestRecord;
beforeEach(async () => {
  record = await openTestRecord({}, { lastsMs: heldMs });
});
afterEach(() => record.stop());

const living = async (): Promise<Record<string, number[]>> => {
  const rows = await record.sealing.db
    .selectFrom('keys')
    .select(['lineage', 'version'])
    .where('wrapped', 'is not', null)
    .orderBy('version')
    .execute();
  const versions: Record<string, number[]> = {};
  for (const { lineage, version } of rows) (versions[lineage] ??= []).push(version);
  return versions;
};

/** Reads every case in a new process: finds it by name and folds it. */
async function readAll(cases: readonly RecordedCase[]): Promise<void> {
  const keys = record.sealing.another();
  const seals = createSeals({ keys, environment: 'test', randomBytes });
  const asked = { actor: as('coordinator'), filter: { find: 'zoe angstrom' }, sort: 'newest', limit: 200 } as const;
  const { rows } = await listCases({ db: record.db, keys, seals }, { ...asked, now: record.clock.now });
  const found = new Map(rows.map((row) => [row.caseId, row.familyName]));
  for (const { stream } of cases) {
    expect([stream.id, found.get(stream.id)]).toEqual([stream.id, 'Ångström']);
    const { sequence } = await record.db
      .selectFrom('streams')
      .select('sequence')
      .where('id', '=', stream.id)
      .executeTakeFirstOrThrow();
    expect(await createCaseStates(seals).at(record.db, stream, sequence)).toMatchObject({ caseId: stream.id });
  }
}

describe('replacing every key', () => {
  test('while cases are opened and read: everything stays readable, and every old key is destroyed', async () => {
    const cases = [await referred(record)];
    await record.keys.current(['payload', 'page', 'link', 'pin-pepper', 'log-sign']);
    const before = Object.keys(await living());
    const { means, close } = meansOfKeeper(record);
    const during = { isOver: false };
    const replacing = rotate(means, everything).finally(() => (during.isOver = true));
    while (!during.isOver) {
      const kase = new RecordedCase(record);
      accepted(await record.commit(kase.opening()));
      cases.push(kase);
      await readAll(cases.slice(-2));
      await sleep(20);
    }
    await replacing;
    await sleep(2 * heldMs);
    await readAll(cases);
    const after = await living();
    for (const lineage of before) {
      const isKept = ['payload', 'page', 'link', 'request', 'pin-pepper'].includes(lineage);
      expect([lineage, after[lineage]]).toEqual([lineage, lineage === 'log-sign' ? [1] : isKept ? [1, 2] : [2]]);
    }
    expect(cases.length).toBeGreaterThan(3);
    await close();
  });

  test('broken off after each step and carried on: nothing is lost, and nothing is replaced twice', async () => {
    const [one, other] = [await referred(record), await referred(record)];
    await record.keys.current(['payload', 'page', 'link']);
    const owner = `case:${one.stream.id}`;
    const scopes = everything.map((scope): Scope => (scope.kind === 'seals' ? { kind: 'seal', owner } : scope));
    const isReplaced = (lineage: string) => !lineage.startsWith('seal/') || lineage.startsWith(`seal/${owner}/`);
    const before = Object.keys(await living()).filter(isReplaced);
    const broken: string[] = [];
    const { means, close } = meansOfKeeper(record, {
      onStep: (step) => {
        throw new Error(step);
      },
    });
    for (let due: readonly Scope[] = scopes; due.length > 0; due = await findDue(means, 30)) {
      await rotate(means, due).catch((error: unknown) => broken.push((error as Error).message));
      await readAll([one, other]);
    }
    const made = broken.filter((step) => step.endsWith('is made'));
    expect(new Set(made).size).toBe(made.length);
    // One new key per lineage, and the wrap key.
    expect(made).toHaveLength(before.length + 1);
    const after = await living();
    const sealed = before.filter((lineage) => lineage.startsWith('seal/') || lineage === 'find');
    expect(sealed.length).toBeGreaterThan(1);
    for (const lineage of sealed) expect([lineage, after[lineage]]).toEqual([lineage, [2]]);
    await close();
  });
});

test('of one owner, the keys of nobody else are touched', async () => {
  const [one, other] = [await referred(record), await referred(record)];
  const { means, close } = meansOfKeeper(record);
  await rotate(means, [{ kind: 'seal', owner: `case:${one.stream.id}` }]);
  const versions = Object.entries(await living());
  const of = (kase: RecordedCase) => versions.filter(([lineage]) => lineage.startsWith(`seal/case:${kase.stream.id}/`));
  expect(of(one).length).toBeGreaterThan(0);
  for (const [, each] of of(one)) expect(each).toEqual([2]);
  for (const [, each] of of(other)) expect(each).toEqual([1]);
  await readAll([one, other]);
  await close();
});

test('the name of an erased person is found no more, and holds up nothing', async () => {
  const [erased, other] = [await referred(record), await referred(record)];
  const { person_ref: ref } = await record.db
    .selectFrom('cases')
    .select('person_ref')
    .where('case_id', '=', erased.stream.id)
    .executeTakeFirstOrThrow();
  const gone = { wrapped: null, destroyed_at: new Date().toISOString() };
  const theirs = record.sealing.db.updateTable('keys').set(gone).where('lineage', 'like', `seal/person:${ref}/%`);
  expect(Number((await theirs.executeTakeFirst()).numUpdatedRows)).toBe(1);
  await sleep(2 * heldMs);
  const { means, close } = meansOfKeeper(record);
  await rotate(means, [{ kind: 'service', lineage: 'find' }]);
  const tokens = await record.db.selectFrom('name_tokens').select('person_ref').distinct().execute();
  expect(tokens.map(({ person_ref }) => person_ref)).toEqual([`person-${other.stream.id}`]);
  await readAll([other]);
  await close();
});

test('a request is known again after the key of requests was replaced', async () => {
  const kase = new RecordedCase(record);
  const opening = kase.opening();
  accepted(await record.commit(opening));
  const { means, close } = meansOfKeeper(record);
  await rotate(means, [{ kind: 'service', lineage: 'request' }]);
  await sleep(2 * heldMs + heldMs);
  expect(await record.commit(opening)).toMatchObject({ outcome: 'accepted', replayed: true });
  const other = { ...opening.idempotency!, bodyHash: 'another' };
  expect(await record.commit({ ...opening, idempotency: other })).toMatchObject({ outcome: 'key_reused' });
  await close();
});

test('killed half-way, another run carries on from there', async () => {
  const kase = await referred(record);
  const scope: Scope = { kind: 'seal', owner: `case:${kase.stream.id}` };
  const program = spawn(process.execPath, [...running, 'record/cli/rotate-keys.ts', '--wrap', '--seal', scope.owner], {
    env: {
      PATH: process.env['PATH'],
      THROUGHCARE_ENV: 'test',
      DATABASE_URL: record.keeperUrl,
      ...record.sealing.environments.keeper,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  program.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  // It has resealed, and waits until no process caches the old key.
  while (!output.includes('round 1') && program.exitCode === null) await sleep(20);
  program.kill('SIGKILL');
  await once(program, 'exit');
  expect(output).toContain('wrap key 1 is destroyed');
  await readAll([kase]);

  const { means, close } = meansOfKeeper(record);
  expect(await findDue(means, 30)).toEqual([scope]);
  await rotate(means, await findDue(means, 30));
  await readAll([kase]);
  const versions = await living();
  const ofCase = Object.entries(versions).filter(([lineage]) => lineage.startsWith('seal/case:'));
  for (const [, each] of ofCase) expect(each).toEqual([2]);
  expect(ofCase.length).toBeGreaterThan(0);
  await close();
});
