import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { createCaseStates } from '../../record/cases';
import { createPerson, findPerson, listPeopleByIds } from '../../record/directory';
import { ContentLost, readEvents } from '../../record/log/log';
import { listTexts, draftText } from '../../record/sealing/narratives';
import { listCases } from '../../record/queries/cases';
import { createSeals, SealBroken, type Seals } from '../../record/sealing/seals';
import { listSubjects } from '../../record/subjects/subjects';
import { acceptance } from '../../stories/bodies';
import { as } from '../../stories/directory';
import { accepted, openTestRecord, referred, type RecordedCase, type TestRecord } from './builders';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());

/** The seals of a new process, which has no cached keys. */
function begunNow(): Seals {
  return createSeals({ keys: record.sealing.another(), environment: 'test', randomBytes });
}

/** Removes the keys of a lineage from the store for good. */
async function destroy(lineage: string): Promise<void> {
  const { numUpdatedRows } = await record.sealing.db
    .updateTable('keys')
    .set({ wrapped: null, destroyed_at: '2031-03-03T08:00:00.000Z' })
    .where('lineage', '=', lineage)
    .executeTakeFirst();
  expect(Number(numUpdatedRows)).toBe(1);
}

/** A case whose opening stores one text in a compartment. */
async function withText(compartment: 'identity' | 'sessions') {
  const kase = await referred(record);
  const text = draftText({ body: `kept in ${compartment}`, compartment }, { newId: randomUUID, randomBytes });
  const { narrativeId, commitment } = text;
  const data = { ...acceptance, reasons: { narrativeId, commitment } };
  accepted(await record.commit({ ...kase.request('coordinator', 'acceptReferral', data), texts: [text] }));
  return { kase, narrativeId };
}

const familyNameOf = async (kase: RecordedCase): Promise<string | null | undefined> => {
  const asked = { actor: as('coordinator'), filter: {}, sort: 'newest', limit: 200, now: record.clock.now } as const;
  const { db, keys } = record;
  const { rows } = await listCases({ db, keys, seals: begunNow() }, asked);
  return rows.find(({ caseId }) => caseId === kase.stream.id)?.familyName;
};

test('a text whose key is gone is left out, and its case goes on', async () => {
  const { kase, narrativeId } = await withText('sessions');
  await destroy(`seal/case:${kase.stream.id}/sessions/standard`);
  expect(await listTexts(record.db, begunNow(), kase.stream, [narrativeId])).toEqual(new Map());
  const states = createCaseStates(begunNow());
  expect(await states.at(record.db, kase.stream, (await kase.row()).sequence)).toMatchObject({ phase: 'intake' });
  await kase.do('coordinator', 'appoint', { function: 'chair', personId: 'chair' });
});

test('a log with an event whose key is gone folds to no state', async () => {
  const { kase } = await withText('identity');
  await destroy(`seal/case:${kase.stream.id}/identity/standard`);
  const { sequence } = await kase.row();
  await expect(readEvents(record.db, begunNow(), kase.stream, { after: 0 })).rejects.toThrow(ContentLost);
  await expect(createCaseStates(begunNow()).at(record.db, kase.stream, sequence)).rejects.toThrow(
    `event 1 of case ${kase.stream.id}`,
  );
});

test('a person whose key is gone has no name in any list, and the case stays there', async () => {
  const kase = await referred(record);
  const ref = `person-${kase.stream.id}`;
  expect(await familyNameOf(kase)).toBe('Ångström');
  await destroy(`seal/person:${ref}/identity/standard`);
  expect(await listSubjects(record.db, begunNow(), [ref])).toEqual([]);
  expect(await familyNameOf(kase)).toBeNull();
});

test('somebody whose name and address are gone is left out of what is asked by id, and cannot be written to', async () => {
  const { db, clock } = record;
  const person = {
    personId: 'gone',
    agencyId: 'clinic',
    givenName: 'Dana',
    familyName: 'Gone',
    email: 'gone@example.org',
    identity: null,
    roles: [],
    disciplines: [],
    language: 'en',
    timeZone: 'Europe/Paris',
    accreditations: [],
    vettedUntil: null,
  };
  await createPerson(db, record.seals, person, clock.now);
  await destroy('seal/staff:gone/identity/standard');
  const seals = begunNow();
  const found = await listPeopleByIds(db, seals, ['gone', 'chair']);
  expect(found.map(({ personId }) => personId)).toEqual(['chair']);
  await expect(findPerson(db, seals, 'gone')).rejects.toThrow(ContentLost);
});

describe('rows that somebody exchanged in the database are found out, and not shown', () => {
  test('bodies of two events of one case', async () => {
    const { kase } = await withText('identity');
    const [one, other] = await kase.events();
    await exchange('contents', 'id', one!.eventId, other!.eventId);
    await expect(readEvents(record.db, record.seals, kase.stream, { after: 0 })).rejects.toThrow(SealBroken);
  });

  test('a text under the name of another case', async () => {
    const [{ kase, narrativeId }, other] = [await withText('identity'), await withText('identity')];
    await exchange('contents', 'id', narrativeId, other.narrativeId);
    await expect(listTexts(record.db, record.seals, kase.stream, [narrativeId])).rejects.toThrow(SealBroken);
  });

  test('a text under the name of another compartment', async () => {
    const { kase, narrativeId } = await withText('sessions');
    await record.db.updateTable('contents').set({ compartment: 'identity' }).where('id', '=', narrativeId).execute();
    await expect(listTexts(record.db, record.seals, kase.stream, [narrativeId])).rejects.toThrow(SealBroken);
  });

  test('the names of two persons, and the addresses of two colleagues', async () => {
    const refs = [`person-${(await referred(record)).stream.id}`, `person-${(await referred(record)).stream.id}`];
    await exchange('subjects', 'ref', refs[0]!, refs[1]!);
    await expect(listSubjects(record.db, record.seals, refs)).rejects.toThrow(SealBroken);
    await exchange('people_contact', 'person_id', 'teacher', 'chair');
    await expect(findPerson(record.db, record.seals, 'chair')).rejects.toThrow(SealBroken);
    await exchange('people_contact', 'person_id', 'teacher', 'chair');
    expect(await findPerson(record.db, record.seals, 'chair')).toMatchObject({ givenName: 'chair' });
  });
});

async function exchange(table: string, column: string, one: string, other: string): Promise<void> {
  const { rows } = await sql<{ id: string; sealed: Buffer }>`
    select ${sql.ref(column)}::text as id, sealed from ${sql.table(table)}
    where ${sql.ref(column)}::text in (${one}, ${other})`.execute(record.db);
  expect(rows).toHaveLength(2);
  for (const { id, sealed } of rows)
    await sql`update ${sql.table(table)} set sealed = ${sealed}
      where ${sql.ref(column)}::text = ${id === one ? other : one}`.execute(record.db);
}
