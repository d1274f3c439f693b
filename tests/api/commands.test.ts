import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { commandPath, urlOf } from '../../api/paths';
import { readEvents } from '../../record/log/log';
import { startApi, type TestApi } from './support/api';
import { housing } from '../../stories/bodies';
import { acceptance, opening } from './support/bodies';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const cases = urlOf(commandPath('openCase'));
const to = (caseId: string, name: Parameters<typeof commandPath>[0]): string => urlOf(commandPath(name), { caseId });

async function openCase(body: object = {}): Promise<string> {
  const response = await api.post('coordinator', cases, { ...opening, ...body });
  expect(response.status).toBe(201);
  return response.body.caseId;
}

/** State that a refused command must not change: the log and the owed notifications. */
async function recorded(): Promise<object> {
  const count = (table: 'events' | 'notifications' | 'contents' | 'commands' | 'subjects') =>
    api.db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
  return {
    events: await count('events'),
    owed: await count('notifications'),
    texts: await count('contents'),
    commands: await count('commands'),
    subjects: await count('subjects'),
    nudges: api.nudged.length,
  };
}

async function expectRefused(ask: () => PromiseLike<Response>, status: number, code: string): Promise<Response> {
  const before = await recorded();
  const response = await ask();
  expect({ status: response.status, code: response.body.code }).toEqual({ status, code });
  expect(response.headers['content-type']).toMatch('application/problem+json');
  expect(response.body).toMatchObject({ status, title: expect.any(String), correlationId: expect.any(String) });
  expect(response.text).not.toMatch(/node_modules|at .*\.ts/);
  expect(await recorded()).toEqual(before);
  return response;
}

describe('opening a case', () => {
  it('answers with its reference, alias and phase, and nudges the engine for the new stream', async () => {
    const response = await api.post('coordinator', cases, opening);
    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({ phase: 'referred', happened: ['caseOpened'] });
    expect(response.body.reference).toMatch(/^TC-[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(response.body.alias).toMatch(/^[A-Z][a-z]+-\d{3}$/);
    expect(response.headers['location']).toBe(`/api/v1/cases/${response.body.caseId}`);
    expect(api.nudged).toContain(response.body.caseId);
  });

  it('keeps name and free text out of the events', async () => {
    const caseId = await openCase();
    const events = await readEvents(api.db, api.seals, { kind: 'case', id: caseId }, { after: 0 });
    expect(events.length).toBeGreaterThan(0);
    expect(JSON.stringify(events)).not.toMatch(/Karim|Haddou|friend/);
  });

  it('twice with the same key is one case, whichever of twenty comes first', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.post('coordinator', cases, opening, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.reference)).size).toBe(1);
  });

  it('with the key of another opening is refused', async () => {
    const key = randomUUID();
    await api.post('coordinator', cases, opening, key).expect(201);
    const other = { ...opening, expectedReleaseOn: '2031-07-01' };
    await expectRefused(() => api.post('coordinator', cases, other, key), 422, 'idempotency_key_reused');
  });

  it.each([
    ['the unknown agency', { referringAgencyId: 'nowhere' }, 'unknown_agency'],
    ['the unknown facility', { facilityId: 'nowhere' }, 'unknown_facility'],
    ['the unknown person', { referredById: 'nobody' }, 'unknown_person'],
    ['the unknown programme', { programme: 'none' }, 'unknown_code'],
    ['a birth in the future', { person: { ...opening.person, bornOn: '2190-01-01' } }, 'date_in_future'],
    ['an end before the beginning', { sentenceEndsOn: '2020-01-01' }, 'ends_before_start'],
  ])('names %s', async (_, part, code) => {
    await expectRefused(() => api.post('coordinator', cases, { ...opening, ...part }), 422, code);
  });

  it.each(['manager', 'psychologist', 'administrator', 'auditor'])('is not for the %s', async (who) => {
    await expectRefused(() => api.post(who, cases, opening), 403, 'forbidden');
  });

  it('takes names of any script', async () => {
    const person = { ...opening.person, givenName: 'يوسف', familyName: "O'Brien <b>" };
    const caseId = await openCase({ person });
    const shown = await api.get('coordinator', urlOf('/cases/{caseId}', { caseId }));
    expect(shown.body.person).toMatchObject({ givenName: 'يوسف', familyName: "O'Brien <b>" });
  });
});

describe('a command', () => {
  it('is true in the very next read', async () => {
    const caseId = await openCase();
    const answer = await api.post('coordinator', to(caseId, 'acceptReferral'), acceptance);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ phase: 'intake', happened: ['referralAccepted', 'phaseEntered'] });
    const read = await api.get('coordinator', urlOf('/cases/{caseId}', { caseId }));
    expect(read.body.phase).toBe('intake');
  });

  it('on an unknown case, or one of another agency, finds nothing', async () => {
    const ask = (who: string, caseId: string) => () => api.post(who, to(caseId, 'acceptReferral'), acceptance);
    await expectRefused(ask('coordinator', randomUUID()), 404, 'not_found');
    await expectRefused(ask('coordinator', '%00'), 404, 'not_found');
    await expectRefused(ask('psychologist', await openCase()), 404, 'not_found');
  });

  it('of a role that sees the case and does not steer it is forbidden', async () => {
    const caseId = await openCase();
    await expectRefused(() => api.post('manager', to(caseId, 'acceptReferral'), acceptance), 403, 'forbidden');
  });

  it('in the wrong phase is not for now', async () => {
    const caseId = await openCase();
    const ask = () => api.post('coordinator', to(caseId, 'startPreRelease'), { reasons: 'Soon.' });
    const { body } = await expectRefused(ask, 409, 'not_allowed_in_phase');
    expect(body).toMatchObject({ phase: 'referred' });
  });

  it('twice with the same key happens once and says the same', async () => {
    const caseId = await openCase();
    const key = randomUUID();
    const give = () => api.post('coordinator', to(caseId, 'acceptReferral'), acceptance, key);
    const answers = await Promise.all([give(), give(), give()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.happened))).size).toBe(1);
    const reordered = Object.fromEntries(Object.entries(acceptance).reverse());
    await api.post('coordinator', to(caseId, 'acceptReferral'), reordered, key).expect(200);
    const accepted = await api.db
      .selectFrom('events')
      .select('event_id')
      .where('stream_id', '=', caseId)
      .where('type', '=', 'referralAccepted')
      .execute();
    expect(accepted).toHaveLength(1);
  });

  it('twice with different keys at the same time happens once', async () => {
    const caseId = await openCase();
    const give = () => api.post('coordinator', to(caseId, 'acceptReferral'), acceptance);
    const answers = await Promise.all([give(), give()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('wants a key, a readable one, and not one that meant something else', async () => {
    const caseId = await openCase();
    const path = to(caseId, 'acceptReferral');
    const ask =
      (key: string, body: object = acceptance) =>
      () =>
        api.post('coordinator', path, body, key);
    await expectRefused(ask(''), 400, 'idempotency_key_required');
    await expectRefused(ask('x'.repeat(256)), 400, 'idempotency_key_invalid');
    await expectRefused(ask('two words'), 400, 'idempotency_key_invalid');
    const key = randomUUID();
    await ask(key)().expect(200);
    await expectRefused(ask(key, { ...acceptance, reasons: 'Other.' }), 422, 'idempotency_key_reused');
  });

  it('after closing is refused', async () => {
    const caseId = await openCase();
    const give = (who: string, name: Parameters<typeof to>[1], body: object) => api.post(who, to(caseId, name), body);
    await give('coordinator', 'appoint', { function: 'chair', personId: 'chair' }).expect(200);
    await give('coordinator', 'startClosing', { reasons: 'Referred in error.' }).expect(200);
    await give('chair', 'closeCase', {
      outcomeCode: 'completed_aim_not_achieved',
      reasons: 'Another person was meant.',
    }).expect(200);
    const late = () => give('coordinator', 'suspendCase', { reasonCode: 'absconded' });
    await expectRefused(late, 409, 'not_allowed_in_phase');
  });
});

describe('a body', () => {
  it.each([
    ['an unknown field', { phase: 'closed' }, 'phase', 'unknown_field'],
    ['a missing field', { reasons: undefined }, 'reasons', 'invalid_type'],
    ['a text that is too long', { reasons: 'x'.repeat(10_001) }, 'reasons', 'too_big'],
    ['control characters', { reasons: 'a\u0000b' }, 'reasons', 'control_characters'],
    ['half of a surrogate pair', { reasons: 'a\ud800b' }, 'reasons', 'control_characters'],
    ['a check that was not made', { duplicateChecked: false }, 'duplicateChecked', 'invalid_value'],
    ['an instant that is none', { occurredAt: 'yesterday' }, 'occurredAt', 'invalid_format'],
  ])('with %s is refused at its place', async (_, part, path, code) => {
    const caseId = await openCase();
    const ask = () => api.post('coordinator', to(caseId, 'acceptReferral'), { ...acceptance, ...part });
    const { body } = await expectRefused(ask, 400, 'invalid_body');
    expect(body.errors).toEqual([{ path, code, message: expect.any(String) }]);
  });

  it('may say when it happened, but not that it will have', async () => {
    const caseId = await openCase();
    const give = (occurredAt: string) =>
      api.post('coordinator', to(caseId, 'acceptReferral'), { ...acceptance, occurredAt });
    await expectRefused(() => give('2190-01-01T00:00:00Z'), 422, 'occurred_in_future');
    const then = new Date(Date.now() - 60_000).toISOString();
    await give(then).expect(200);
    const { body } = await api.get('coordinator', urlOf('/cases/{caseId}/events', { caseId }));
    expect(body.items.find(({ type }: { type: string }) => type === 'referralAccepted')).toMatchObject({
      occurredAt: then,
      details: { reasons: acceptance.reasons },
    });
  });

  it('is answered with 10,000 characters, markup and another direction of writing as they came', async () => {
    const caseId = await openCase();
    const reasons = `<script>alert(1)</script> שלום\n${'ё'.repeat(9_960)}`;
    await api.post('coordinator', to(caseId, 'acceptReferral'), { ...acceptance, reasons }).expect(200);
    const { body } = await api.get('coordinator', urlOf('/cases/{caseId}/events', { caseId }));
    expect(JSON.stringify(body)).toContain(JSON.stringify(reasons).slice(1, -1));
  });

  it('that a rule refuses names the rule', async () => {
    const caseId = await openCase();
    await api.post('coordinator', to(caseId, 'appoint'), { function: 'chair', personId: 'chair' }).expect(200);
    await api.post('coordinator', to(caseId, 'acceptReferral'), acceptance).expect(200);
    const ask = () =>
      api.post('chair', to(caseId, 'decideHousing'), { ...housing('2026-12-01'), securityClass: 'none_such' });
    await expectRefused(ask, 422, 'unknown_code');
  });
});
