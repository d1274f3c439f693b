import { acceptance } from '../domain/builders/commands';
import { as } from '../domain/builders/people';
import { accepted, assessing, inProgramme, openTestRecord, RecordedCase, referred, sessionIn } from './builders';
import type { TestRecord } from './builders';
import { createCommit } from '../../record/commit';
import { listTexts, prepareText } from '../../record/narratives';
import { listSubjects } from '../../record/subjects';
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

describe('a command that is repeated', () => {
  test('has one effect and gives the same events, with the case as it stands now', async () => {
    const kase = await referred(record);
    const request = kase.request('coordinator', 'acceptReferral', acceptance);
    const first = accepted(await record.commit(request));
    await kase.do('coordinator', 'appoint', { function: 'chair', personId: 'chair' });
    const events = await kase.events();
    const second = accepted(await record.commit(request));
    expect(second.replayed).toBe(true);
    expect(second.events).toEqual(first.events);
    expect(second.kase.functions.chair).toBe('chair');
    expect(await kase.events()).toEqual(events);
  });

  test('twice at the same moment, from two processes, has one effect', async () => {
    const kase = await assessing(record);
    const task = await kase.task('assessment');
    const data = { taskId: task.taskId, answer: 'cannot_do' as const, reasonCode: 'conflict_of_interest' };
    const request = kase.request('assessor', 'answerTask', data);
    const { commit } = record.another();
    const outcomes = await Promise.all([record.commit(request), commit(request)]);
    expect(outcomes.map((outcome) => accepted(outcome).replayed).sort()).toEqual([false, true]);
    const answers = (await kase.events()).filter(({ type }) => type === 'taskAnswered');
    expect(answers).toHaveLength(1);
  });

  test('with another body is refused, and changes nothing', async () => {
    const kase = await referred(record);
    const request = kase.request('coordinator', 'acceptReferral', acceptance);
    accepted(await record.commit(request));
    const other = { commandId: request.idempotency!.commandId, bodyHash: 'another' };
    expect(await record.commit({ ...request, idempotency: other })).toMatchObject({ outcome: 'key_reused' });
    expect(await kase.events()).toHaveLength(3);
  });

  test('is tried anew when it was refused the first time', async () => {
    const kase = await referred(record);
    const request = kase.request('coordinator', 'submitPlan', { chairId: 'chair' });
    expect(await record.commit(request)).toMatchObject({ outcome: 'rejected' });
    const found = record.db.selectFrom('commands').where('id', '=', request.idempotency!.commandId).selectAll();
    expect(await found.execute()).toEqual([]);
  });

  test('opening a case gives one case, also when both come at once under ids of their own', async () => {
    const commandId = randomUUID();
    const cases = [new RecordedCase(record), new RecordedCase(record), new RecordedCase(record)];
    const { commit } = record.another();
    const requests = cases.map((kase) => kase.opening(commandId));
    const same = requests.map((request) => ({ ...request, idempotency: { commandId, bodyHash: 'same' } }));
    const outcomes = await Promise.all([record.commit(same[0]!), commit(same[1]!), record.commit(same[2]!)]);
    const ids = new Set(outcomes.map((outcome) => accepted(outcome).kase.caseId));
    expect(ids.size).toBe(1);
    const people = record.db
      .selectFrom('subjects')
      .select('ref')
      .where(
        'ref',
        'in',
        cases.map(({ stream }) => `person-${stream.id}`),
      );
    expect(await people.execute()).toHaveLength(1);
  });
});

test('an opening that is repeated for an agency that the caller does not belong to gives the same case', async () => {
  const kase = new RecordedCase(record);
  const request = { ...kase.opening(), actor: as('coordinator_elsewhere') };
  expect(accepted(await record.commit(request)).replayed).toBe(false);
  expect(accepted(await record.commit(request))).toMatchObject({ replayed: true, kase: { caseId: kase.stream.id } });
});

describe('what is refused leaves nothing', () => {
  const counts = async (): Promise<readonly number[]> => {
    const tables = [
      'events',
      'commands',
      'contents',
      'name_tokens',
      'subjects',
      'notifications',
      'streams',
      'tasks',
    ] as const;
    return Promise.all(
      tables.map(
        async (table) =>
          (
            await record.db
              .selectFrom(table)
              .select('ctid' as never)
              .execute()
          ).length,
      ),
    );
  };

  test('by a rule of the phase, with its texts', async () => {
    const kase = await referred(record);
    const before = [await counts(), await kase.row()];
    const text = prepareText({ body: 'why', compartment: 'identity' }, { newId: randomUUID, randomBytes });
    const request = kase.request('coordinator', 'startPreRelease', { reasons: text });
    expect(await record.commit({ ...request, texts: [text] })).toMatchObject({
      outcome: 'rejected',
      rejection: { code: 'not_allowed_in_phase' },
    });
    expect([await counts(), await kase.row()]).toEqual(before);
  });

  test('also when time had made something due: that is left to the next who asks', async () => {
    const kase = await referred(record);
    const before = await counts();
    kase.pass('P60D');
    const refused = await record.commit(kase.request('coordinator', 'submitPlan', { chairId: 'chair' }));
    expect(refused.outcome).toBe('rejected');
    expect(await counts()).toEqual(before);
    await record.advance(kase.stream);
    expect((await kase.events()).map(({ type }) => type)).toContain('phaseTargetPassed');
  });

  test('an opening by nobody who may, for a facility or agency that is not there, or under a taken reference', async () => {
    const there = await referred(record);
    const before = await counts();
    const open = async (who: string, changes: object) => {
      const { command, ...request } = new RecordedCase(record).opening();
      const changed = { ...command, data: { ...('data' in command && command.data), ...changes } } as typeof command;
      return record.commit({ ...request, command: changed, actor: as(who) });
    };
    expect(await open('psychologist', {})).toEqual({ outcome: 'forbidden' });
    expect(await open('coordinator', { facilityId: 'nowhere' })).toMatchObject({
      rejection: { code: 'unknown_facility' },
    });
    expect(await open('coordinator', { referringAgencyId: 'nobody' })).toMatchObject({
      rejection: { code: 'unknown_agency', path: 'referringAgencyId' },
    });
    const { reference } = await there.kase();
    expect(await open('coordinator', { reference })).toMatchObject({ rejection: { code: 'reference_taken' } });
    expect(await open('coordinator', { leadCoordinatorId: 'nobody' })).toMatchObject({
      rejection: { code: 'unknown_person' },
    });
    expect(await counts()).toEqual(before);
  });

  test('a case that is not there, or not for this person, looks the same', async () => {
    const kase = await referred(record);
    const nowhere = new RecordedCase(record).request('coordinator', 'acceptReferral', acceptance);
    expect(await record.commit(nowhere)).toEqual({ outcome: 'invisible' });
    const stranger = kase.request('coordinator_elsewhere', 'acceptReferral', acceptance);
    expect(await record.commit(stranger)).toEqual({ outcome: 'invisible' });
    const manager = kase.request('manager', 'acceptReferral', acceptance);
    expect(await record.commit(manager)).toMatchObject({ outcome: 'forbidden' });
  });

  test('a second opening of the same stream', async () => {
    const kase = await referred(record);
    expect(await record.commit(kase.opening())).toMatchObject({ outcome: 'rejected' });
    expect(await kase.events()).toHaveLength(1);
  });
});

test('texts of an accepted command are kept, and their commitment can be checked', async () => {
  const kase = await referred(record);
  const text = prepareText(
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

test('of two who answer the same task at once, one is told that it was answered', async () => {
  const kase = await assessing(record);
  const { taskId } = await kase.task('assessment');
  const { commit } = record.another();
  const answer = (reasonCode: string) =>
    kase.request('assessor', 'answerTask', { taskId, answer: 'cannot_do', reasonCode });
  const outcomes = await Promise.all([
    record.commit(answer('conflict_of_interest')),
    commit(answer('conflict_of_interest')),
  ]);
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'rejected']);
  expect(outcomes.find(({ outcome }) => outcome === 'rejected')).toMatchObject({
    rejection: { code: 'already_answered' },
  });
});

test('ten who write one stream from two processes leave one unbroken order', async () => {
  const kase = await inProgramme(record);
  const { commit } = record.another();
  const data = await sessionIn(kase);
  const before = (await kase.row()).sequence;
  const plans = Array.from({ length: 10 }, (_, index) =>
    (index % 2 ? commit : record.commit)(kase.request('coordinator', 'planSession', data)),
  );
  for (const outcome of await Promise.all(plans)) accepted(outcome);
  const events = await kase.events();
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  expect((await kase.row()).sequence).toBe(events.length);
  expect(events.slice(before).filter(({ type }) => type === 'sessionPlanned')).toHaveLength(10);
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

test('the workflow is told only where its agenda changed', async () => {
  const kase = await assessing(record);
  await record.advance(kase.stream);
  record.nudged.length = 0;
  const { agendaChanged } = await kase.do('coordinator', 'appoint', { function: 'advocate', personId: 'advocate' });
  expect(agendaChanged).toBe(false);
  expect((await kase.row()).dirty_since).toBeNull();
  expect(record.nudged).toEqual([]);
});

test('a nudge that fails is no failure of the decision', async () => {
  const failing = createCommit({
    ...record,
    ...{ now: () => record.clock.now, newId: randomUUID, randomBytes },
    onAgendaChanged: () => {
      throw new Error('the engine is away');
    },
  });
  const kase = new RecordedCase(record);
  expect(await failing(kase.opening())).toMatchObject({ outcome: 'accepted' });
  expect((await kase.row()).dirty_since).not.toBeNull();
});

test('a repeated answer that waited for its turn behind the first gives the outcome of the first, not a refusal', async () => {
  const kase = await assessing(record);
  const { taskId } = await kase.task('assessment');
  const answer = { taskId, answer: 'cannot_do' as const, reasonCode: 'conflict_of_interest' };
  const request = kase.request('assessor', 'answerTask', answer);
  const others = [record.another(), record.another(), record.another()];
  const outcomes = await Promise.all([record, ...others].map(({ commit }) => commit(request)));
  expect(outcomes.map((outcome) => accepted(outcome).replayed).sort()).toEqual([false, true, true, true]);
});
