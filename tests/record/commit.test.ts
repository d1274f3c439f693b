import { acceptance } from '../../stories/bodies';
import { accepted, assessing, inProgramme, openTestRecord, RecordedCase, referred, sessionIn } from './builders';
import type { TestRecord } from './builders';
import { createCaseCommit } from '../../record/cases';
import { listTexts, draftText } from '../../record/sealing/narratives';
import { listSubjects } from '../../record/subjects/subjects';
import { randomBytes, randomUUID } from 'node:crypto';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());
beforeEach(() => {
  record.clock.now = '2031-03-03T08:00:00.000Z';
});

test('an opening records the case, the person, what is known of it, and marks the stream for its workflow', async () => {
  const kase = new RecordedCase(record);
  const { replayed, events, agendaChanged } = accepted(await record.commit(kase.opening()));
  expect({ replayed, agendaChanged }).toEqual({ replayed: false, agendaChanged: true });
  expect(events.map(({ type }) => type)).toEqual(['caseOpened']);
  expect(await kase.row()).toMatchObject({ sequence: 1, ended: false, dirty_since: record.clock.now });
  const [person] = await listSubjects(record.db, record.seals, [`person-${kase.stream.id}`]);
  expect(person).toMatchObject({ givenName: 'Zoë', familyName: 'Ångström', bornOn: '2000-02-29' });
  const row = await record.db
    .selectFrom('cases')
    .selectAll()
    .where('case_id', '=', kase.stream.id)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ phase: 'referred', ended: false, lead_coordinator_id: 'coordinator' });
  expect(row.dues).toEqual({ identity: row.phase_due_at });
  expect(record.nudged).toContain(kase.stream.id);
});

test('the log says who did what, when, and by which command', async () => {
  const kase = await referred(record);
  const request = kase.request('coordinator', 'acceptReferral', acceptance, randomUUID());
  const command = { ...request.command, occurredAt: '2031-03-01T10:00:00.000Z' } as typeof request.command;
  accepted(await record.commit({ ...request, command }));
  const [, event] = await kase.events();
  expect(event).toMatchObject({
    type: 'referralAccepted',
    sequence: 2,
    actorId: 'coordinator',
    knownBy: 'sign_in',
    occurredAt: '2031-03-01T10:00:00.000Z',
    at: record.clock.now,
    commandId: request.idempotency?.commandId,
  });
});

test('nobody changes or removes what is in the log', async () => {
  const kase = await referred(record);
  const { db } = record;
  const { id } = kase.stream;
  await expect(db.updateTable('events').set({ type: 'x' }).where('stream_id', '=', id).execute()).rejects.toThrow(
    'append-only',
  );
  await expect(db.deleteFrom('events').where('stream_id', '=', id).execute()).rejects.toThrow('append-only');
  expect(await kase.events()).toHaveLength(1);
});

test('texts of an accepted command are kept, and their commitment can be checked', async () => {
  const kase = await referred(record);
  const text = draftText(
    { body: 'Because \u202Eof <b>that</b>', compartment: 'identity' },
    { newId: randomUUID, randomBytes },
  );
  const { narrativeId, commitment } = text;
  const request = kase.request('coordinator', 'acceptReferral', {
    ...acceptance,
    reasons: { narrativeId, commitment },
  });
  accepted(await record.commit({ ...request, texts: [text] }));
  const { db, seals } = record;
  const kept = await listTexts(db, seals, kase.stream, [narrativeId]);
  expect(kept.get(narrativeId)).toEqual({ body: text.body, compartment: 'identity' });
  expect(await listTexts(db, seals, (await referred(record)).stream, [narrativeId])).toEqual(new Map());
  expect(JSON.stringify(await kase.events())).not.toContain('Because');
});

test('time goes first: what was due before a command is recorded before it, in nobody else’s name', async () => {
  const kase = await referred(record);
  kase.pass('P60D');
  const { events } = await kase.do('coordinator', 'acceptReferral', acceptance);
  expect(events.map(({ type }) => type)).not.toContain('phaseTargetPassed');
  const log = await kase.events();
  const [overdue] = log.filter(({ type }) => type === 'phaseTargetPassed');
  const [acceptedAt] = log.filter(({ type }) => type === 'referralAccepted');
  expect(overdue).toMatchObject({ actorId: 'service', knownBy: 'service', commandId: null });
  expect(overdue!.sequence).toBeLessThan(acceptedAt!.sequence);
});

test('the workflow is nudged only if its agenda changed', async () => {
  const kase = await assessing(record);
  await record.advance(kase.stream);
  record.nudged.length = 0;
  const { agendaChanged } = await kase.do('coordinator', 'appoint', { function: 'advocate', personId: 'advocate' });
  expect(agendaChanged).toBe(false);
  expect((await kase.row()).dirty_since).toBeNull();
  expect(record.nudged).toEqual([]);
});

test('a new task or the end of a case is nudged at once, a moved distant deadline may wait', async () => {
  const told: (readonly [string | undefined, boolean])[] = [];
  const commit = createCaseCommit({
    ...record,
    now: () => record.clock.now,
    newId: randomUUID,
    randomBytes,
    onAgendaChanged: (_stream, [first], isUrgent) => told.push([first, isUrgent]),
  });
  const kase = new RecordedCase({ ...record, commit });
  await commit(kase.opening());
  await kase.do('coordinator', 'acceptReferral', acceptance);
  const asked = await inProgramme({ ...record, commit });
  told.splice(2);
  await asked.do('coordinator', 'planSession', await sessionIn(asked));
  await kase.do('coordinator', 'recordDeath', { diedOn: '2031-03-03' });
  expect(told).toEqual([
    ['caseOpened', false],
    ['referralAccepted', false],
    ['sessionPlanned', true],
    ['deathRecorded', true],
  ]);
});

test.each<[string, () => unknown]>([
  ['fails at once', () => raise('the engine is away')],
  ['fails', async () => raise('the engine is away')],
  ['never ends', () => new Promise(() => undefined)],
])('a nudge that %s neither fails the decision nor keeps it waiting', async (_how, onAgendaChanged) => {
  const common = { now: () => record.clock.now, newId: randomUUID, randomBytes };
  const commitAndTell = createCaseCommit({ ...record, ...common, onAgendaChanged });
  const kase = new RecordedCase(record);
  expect(await commitAndTell(kase.opening())).toMatchObject({ outcome: 'accepted' });
  expect((await kase.row()).dirty_since).not.toBeNull();
});

function raise(message: string): never {
  throw new Error(message);
}
