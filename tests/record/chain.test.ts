import { randomBytes, randomUUID } from 'node:crypto';
import { draftText } from '../../record/sealing/narratives';
import { acceptance } from '../../stories/bodies';
import { accepted, assessing, inProgramme, openTestRecord, referred, sessionIn, type TestRecord } from './builders';
import { contentOf, entriesOf, expectWholeChain, readStored, sha256, type Stored } from './chained';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());
beforeEach(() => {
  record.clock.now = '2031-03-03T08:00:00.000Z';
});

test('a case that was played leaves one chain, which its stored texts prove', async () => {
  const kase = await inProgramme(record);
  await kase.do('coordinator', 'planSession', await sessionIn(kase));
  await kase.answer('session_invitation', 'accept', {}, 'link');
  kase.pass('P45D');
  await record.advance(kase.stream);
  const envelopes = await expectWholeChain(record.db, record.seals, kase.stream);
  expect(envelopes.length).toBe((await kase.row()).sequence);
  const authors = envelopes.map(({ actor, knownBy }) => `${String(knownBy)} ${String(actor)}`);
  expect(authors).toContain('service service');
  expect(authors).toContainEqual(expect.stringMatching(/^link [0-9a-f-]{36}$/));
});

test('an envelope says what the format lists and no more: no content, nobody by their id', async () => {
  const kase = await referred(record);
  const request = kase.request('coordinator', 'acceptReferral', acceptance);
  const command = { ...request.command, occurredAt: '2031-03-01T10:00:00.000Z' } as typeof request.command;
  accepted(await record.commit({ ...request, command }));
  const [, envelope] = (await entriesOf(record.db, kase.stream)).map(readStored);
  const { log_id } = await record.db.selectFrom('installation').selectAll().executeTakeFirstOrThrow();
  const author = record.db.selectFrom('people').select('pseudonym').where('id', '=', 'coordinator');
  expect(envelope).toEqual({
    actor: (await author.executeTakeFirstOrThrow()).pseudonym,
    command: request.idempotency?.commandId,
    content: expect.stringMatching(/^[0-9a-f]{64}$/),
    eventId: expect.any(String),
    format: 'throughcare/event/v1',
    happenedAt: '2031-03-01T10:00:00.000Z',
    knownBy: 'sign_in',
    log: log_id,
    onBehalfOf: null,
    previous: expect.stringMatching(/^[0-9a-f]{64}$/),
    programme: record.programme.hash,
    recordedAt: record.clock.now,
    sequence: 2,
    stream: kase.stream,
    type: 'referralAccepted',
  });
});

test('what a body refers to is committed to in it, and the commitment opens', async () => {
  const kase = await referred(record);
  const text = draftText(
    { body: 'Reasons with “signs” and علامات', compartment: 'identity' },
    { newId: randomUUID, randomBytes },
  );
  const { narrativeId, commitment } = text;
  const reasons = { narrativeId, commitment };
  const request = kase.request('coordinator', 'acceptReferral', { ...acceptance, reasons });
  accepted(await record.commit({ ...request, texts: [text] }));
  const [, event] = await kase.events();
  expect(event?.data).toMatchObject({ reasons });
  const plain = await contentOf(record.db, record.seals, kase.stream, narrativeId);
  expect(sha256(plain)).toBe(commitment);
  expect(plain.toString('utf8', 32)).toBe(text.body);
  expect(plain.subarray(0, 32)).not.toEqual(
    (await contentOf(record.db, record.seals, kase.stream, event!.eventId)).subarray(0, 32),
  );
});

test('two streams share nothing of their chains, though they say the same', async () => {
  const [one, other] = [await referred(record), await referred(record)];
  const [first] = await expectWholeChain(record.db, record.seals, one.stream);
  const [second] = await expectWholeChain(record.db, record.seals, other.stream);
  expect(first?.['content']).not.toBe(second?.['content']);
  expect((await one.row()).head_hash).not.toEqual((await other.row()).head_hash);
});

test('a clock that runs backwards does not take recorded time with it, and is reported', async () => {
  const kase = await referred(record);
  const opened = record.clock.now;
  record.clock.now = '2031-03-03T07:59:58.500Z';
  await kase.do('coordinator', 'acceptReferral', acceptance);
  record.clock.now = '2031-03-02T08:00:00.000Z';
  await record.advance(kase.stream);
  await kase.do('coordinator', 'appoint', { function: 'chair', personId: 'chair' });
  record.clock.now = '2031-03-03T08:00:01.000Z';
  await kase.do('coordinator', 'appoint', { function: 'advocate', personId: 'advocate' });

  const envelopes = await expectWholeChain(record.db, record.seals, kase.stream);
  const behind = ({ type, recordedAt, clockBehindMs }: Stored) => [type, recordedAt, clockBehindMs];
  expect(envelopes.filter(({ type }) => type !== 'phaseEntered').map(behind)).toEqual([
    ['caseOpened', opened, undefined],
    ['referralAccepted', opened, 1_500],
    ['functionAppointed', opened, 86_400_000],
    ['functionAppointed', record.clock.now, undefined],
  ]);
  const told = (await kase.events()).map(({ at, clockBehindMs }) => [at, clockBehindMs]);
  expect(told).toEqual(envelopes.map(({ recordedAt, clockBehindMs }) => [recordedAt, clockBehindMs]));
});

test('two processes that write one stream at once keep one chain', async () => {
  const kase = await inProgramme(record);
  const { commit, advance } = record.another();
  const data = await sessionIn(kase);
  const plans = Array.from({ length: 8 }, (_, index) =>
    (index % 2 ? commit : record.commit)(kase.request('coordinator', 'planSession', data)),
  );
  const [outcomes] = await Promise.all([Promise.all(plans), advance(kase.stream), record.advance(kase.stream)]);
  outcomes.forEach(accepted);
  const envelopes = await expectWholeChain(record.db, record.seals, kase.stream);
  expect(envelopes.filter(({ type }) => type === 'sessionPlanned')).toHaveLength(8);
});

test('every event waits for its place in the tree with its own hash, and a refused command leaves none', async () => {
  const kase = await assessing(record);
  const leaves = () =>
    record.db.selectFrom('pending_leaves').selectAll().where('stream_id', '=', kase.stream.id).orderBy('id').execute();
  const before = await leaves();
  const entries = await entriesOf(record.db, kase.stream);
  expect(before.map(({ sequence, hash }) => [sequence, hash])).toEqual(entries.map((row) => [row.sequence, row.hash]));
  const refused = await record.commit(kase.request('coordinator', 'submitPlan', { chairId: 'chair' }));
  expect(refused.outcome).toBe('rejected');
  expect(await leaves()).toEqual(before);
});
