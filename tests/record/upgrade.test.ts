import { createHash, randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { createCaseCommit, createCaseStates, rebuildCases } from '../../record/cases';
import { findPerson } from '../../record/directory';
import { readEvents } from '../../record/log/log';
import { migrate } from '../../record/postgres/migrations';
import { listTexts } from '../../record/sealing/narratives';
import { createProgrammes } from '../../record/programmes/programmes';
import { listCases } from '../../record/queries/cases';
import type { Database } from '../../record/postgres/schema';
import { listSubjects } from '../../record/subjects/subjects';
import type { Actor } from '../../shared/domain/kernel/types';
import { instant } from '../../shared/domain/time';
import { createDatabase, type TestDatabase } from '../setup/database';
import { createTestSealing, type TestSealing } from '../setup/sealing';
import { asFirstVersion, first, type Rows } from './first-version';
import { contentOf, entriesOf, expectWholeChain, sha256 } from './chained';

const rowsOf = (table: string): Rows => first.tables[table] ?? [];
const streams = Object.keys(first.states).map((id) => ({ kind: 'case', id }) as const);
const whose = (id: string) => (row: Readonly<Record<string, unknown>>) => row['stream_id'] === id;
const now = '2031-03-04T09:00:00.000Z';
const sequence = (id: string): number => rowsOf('events').filter(whose(id)).length;
const coordinator: Actor = {
  personId: 'coordinator',
  agencyId: 'programme-office',
  roles: ['coordinator'],
  disciplines: [],
  knownBy: 'sign_in',
};

let database: TestDatabase;
let sealing: TestSealing;
let db: Kysely<Database>;

describe('a record that the first version left', () => {
  beforeAll(async () => {
    [database, sealing] = await Promise.all([createDatabase(), createTestSealing()]);
    db = await asFirstVersion(database.url);
    await migrate(db, { environment: 'test', means: sealing.means });
  });
  afterAll(async () => {
    await db.destroy();
    await Promise.all([database.drop(), sealing.drop()]);
  });

  test('is brought to the newest schema, and nothing that stood in clear is left', async () => {
    expect(await migrate(db, { environment: 'test', means: sealing.means })).toEqual([]);
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`.execute(
      db,
    );
    const names = rows.map(({ name }) => name);
    expect(names.filter((name) => /in_clear|^narratives/.test(name))).toEqual([]);
    for (const gone of ['events.data', 'subjects.given_name', 'subjects.search_key', 'people_contact.email'])
      expect(names).not.toContain(gone);
  });

  test.each(streams)('folds to the state that it had ($id)', async (stream) => {
    const state = await createCaseStates(sealing.seals).at(db, stream, sequence(stream.id));
    // The new state also has fields that did not exist then.
    expect(state).toMatchObject(first.states[stream.id]!);
  });

  test.each(streams)('has its log as it was recorded, by whom and when ($id)', async (stream) => {
    const events = await readEvents(db, sealing.seals, stream, { after: 0 });
    const told = rowsOf('events').filter(whose(stream.id));
    expect(told.map(({ actor_id }) => actor_id)).toContain(stream.id === streams[0]!.id ? 'chair' : 'service');
    const asTold = told.map((row) => ({
      type: row['type'],
      data: row['data'],
      eventId: row['event_id'],
      sequence: row['sequence'],
      actorId: row['actor_id'],
      knownBy: row['known_by'],
      commandId: row['command_id'] ?? null,
      at: asInstant(row['recorded_at']),
      happenedAt: asInstant(row['occurred_at']),
    }));
    const asRead = events.map(({ occurredAt, streamId: _, ...event }) => ({
      ...event,
      happenedAt: occurredAt ?? event.at,
    }));
    expect(asRead).toEqual(asTold);
  });

  test.each(streams)('is one chain, event for event ($id)', async (stream) => {
    const envelopes = await expectWholeChain(db, sealing.seals, stream);
    expect(envelopes).toHaveLength(sequence(stream.id));
    const { count } = await db
      .selectFrom('pending_leaves')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('stream_id', '=', stream.id)
      .executeTakeFirstOrThrow();
    expect(count).toBe(envelopes.length);
  });

  test('has every text, in its compartment, with the commitment that its event refers to', async () => {
    for (const stream of streams) {
      const texts = rowsOf('narratives').filter(whose(stream.id));
      const ids = texts.map(({ id }) => id as string);
      const kept = await listTexts(db, sealing.seals, stream, ids);
      for (const { id, body, compartment, commitment } of texts) {
        expect(kept.get(id as string)).toEqual({ body, compartment });
        expect(sha256(await contentOf(db, sealing.seals, stream, id as string))).toBe(commitment);
      }
    }
    expect(rowsOf('narratives').length).toBeGreaterThan(20);
  });

  test('knows the persons by name, and finds them by it', async () => {
    const subjects = rowsOf('subjects').map((row) => ({
      personRef: row['ref'],
      bornOn: row['born_on'],
      givenName: row['given_name'],
      familyName: row['family_name'],
    }));
    const refs = subjects.map(({ personRef }) => personRef as string);
    const known = await listSubjects(db, sealing.seals, refs);
    expect(new Set(known)).toEqual(new Set(subjects));
    const asked = { actor: coordinator, filter: { find: 'ANGSTROM seán' }, sort: 'newest', limit: 9, now } as const;
    const { rows } = await listCases({ db, seals: sealing.seals, keys: sealing.keys }, asked);
    expect(rows.map(({ caseId, familyName }) => [caseId, familyName])).toEqual([[streams[0]!.id, 'O’Neill-Ångström']]);
  });

  test('knows name and address of its people, and gives each a pseudonym of their own', async () => {
    for (const row of rowsOf('people_contact')) {
      const found = await findPerson(db, sealing.seals, row['person_id'] as string);
      const { given_name: givenName, family_name: familyName, email } = row;
      expect(found).toMatchObject({ givenName, familyName, email });
    }
    const people = await db.selectFrom('people').select(['id', 'pseudonym']).execute();
    expect(new Set(people.map(({ pseudonym }) => pseudonym)).size).toBe(rowsOf('people').length);
  });

  test('has the projections of its log, except newer columns of lists, which `record:rebuild` fills', async () => {
    const cases = async () =>
      (await db.selectFrom('cases').selectAll().orderBy('case_id').execute()).map(
        ({ dues: _dues, engagement: _engagement, ...row }) => row,
      );
    const tasks = async () =>
      (await db.selectFrom('tasks').selectAll().orderBy('task_id').execute()).map(
        ({ rungs_reached: _rungs, ...row }) => row,
      );
    const projections = () =>
      Promise.all([
        cases(),
        tasks(),
        db.selectFrom('case_members').selectAll().orderBy('case_id').orderBy('person_id').execute(),
      ]);
    const left = await projections();
    const reading = { db, ...sealing.means, programmes: createProgrammes(db), now: () => now };
    await rebuildCases(reading, { batchSize: 10, pauseMs: 0 });
    expect(await projections()).toEqual(left);
    for (const table of ['owed', 'appointments'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).not.toEqual([]);
  });

  test('goes on: a repeated command is known again, and a new one is chained to what was there', async () => {
    const commit = createCaseCommit({
      ...sealing.means,
      db,
      programmes: createProgrammes(db),
      states: createCaseStates(sealing.seals),
      now: () => now,
      newId: randomUUID,
    });
    const stream = streams[0]!;
    const before = await entriesOf(db, stream);
    const remembered = rowsOf('commands')
      .filter(whose(stream.id))
      .find(({ name }) => name === 'appoint')!;
    const command = { name: 'appoint', data: { function: 'duty_officer', personId: 'dutyOfficer' } } as const;
    const commandId = remembered['id'] as string;
    const again = { commandId, bodyHash: createHash('sha256').update(commandId).digest('hex') };
    expect(await commit({ stream, actor: coordinator, command, idempotency: again })).toMatchObject({
      outcome: 'accepted',
      replayed: true,
    });
    const changed = { ...again, bodyHash: 'another' };
    expect(await commit({ stream, actor: coordinator, command, idempotency: changed })).toMatchObject({
      outcome: 'key_reused',
    });
    expect(await entriesOf(db, stream)).toEqual(before);

    const next = { name: 'appoint', data: { function: 'advocate', personId: 'advocate' } } as const;
    expect(await commit({ stream, actor: coordinator, command: next })).toMatchObject({ outcome: 'accepted' });
    await expectWholeChain(db, sealing.seals, stream);
  });
});

test('a record that cannot be sealed to the end stays as it was, and can be brought up to date later', async () => {
  const [untouched, lost, good] = await Promise.all([createDatabase(), createTestSealing(), createTestSealing()]);
  const opened = await asFirstVersion(untouched.url);
  await lost.drop();
  await expect(migrate(opened, { environment: 'test', means: lost.means })).rejects.toThrow('0003_seal_what_stood');
  const { rows } = await sql<{ body: string }>`select body from narratives`.execute(opened);
  expect(rows).toHaveLength(rowsOf('narratives').length);

  expect(await migrate(opened, { environment: 'test', means: good.means })).toContain('0002_sealed_record');
  for (const stream of streams) await expectWholeChain(opened, good.seals, stream);
  await opened.destroy();
  await Promise.all([untouched.drop(), good.drop()]);
});

function asInstant(text: unknown): string {
  return instant(Date.parse(String(text)));
}
