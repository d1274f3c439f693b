import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { commandPath, urlOf } from '../../api/paths';
import { until } from '../../local/demo/waiting';
import type { CaseState } from '../../shared/domain/case';
import { answer, reasons } from '../../stories/act';
import { startApi, type TestApi } from './support/api';
import { put, triedCommands, type TriedCommand } from './support/tried';
import { caseInProgramme, openCase, play, stateOf } from './support/story';

// Each kind of refusal, tried with a few commands. Refusals that every command shares are tested elsewhere: by body in
// contracts/bad-input, by rule in domain, by caller in `matrix`.
let api: TestApi;
/** A case in its programme, the same after its person's death, and a referral that is not accepted yet. */
let kase: CaseState;
let deadId: string;
let referredId: string;
let otherCaseId: string;

beforeAll(async () => {
  api = await startApi();
  const hidden = urlOf('/people/{personId}', { personId: 'coordinator2' });
  await api.send('administrator', 'patch', hidden, { agencyId: 'second-path' }).expect(200);
  const started = [await begun(), await begun()];
  kase = await stateOf(api, started[0]!);
  deadId = started[1]!;
  [referredId, otherCaseId] = [await openCase(api), await openCase(api)];
  const diedOn = new Date().toISOString().slice(0, 10);
  await api.post('coordinator', urlOf(commandPath('recordDeath'), { caseId: deadId }), { diedOn }).expect(200);
});
afterAll(() => api.stop());

async function begun(): Promise<string> {
  const caseId = await caseInProgramme(api);
  const url = urlOf(commandPath('appoint'), { caseId });
  await api.post('coordinator', url, { function: 'custodian', personId: 'police' }).expect(200);
  return caseId;
}

const give = (command: TriedCommand, body: object, caseId = kase.caseId, by = command.by, key = randomUUID()) =>
  api.post(by, urlOf(commandPath(command.name), { caseId }), body, key);

const told = ({ status, body }: Response) => ({ status, code: body.code, path: body.errors?.[0]?.path });

/** State that a refused command must not change. */
async function recorded(): Promise<unknown> {
  const count = (table: 'events' | 'contents' | 'commands' | 'notifications') =>
    api.db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
  return Promise.all([count('events'), count('contents'), count('commands'), count('notifications')]);
}

describe.each(triedCommands.map((command) => [command.name, command] as const))('%s', (_, command) => {
  const usual = () => command.body(kase, otherCaseId);
  const expectRefused = async (ask: () => PromiseLike<Response>, expected: object): Promise<void> => {
    const before = await recorded();
    expect(told(await ask())).toMatchObject(expected);
    expect(await recorded()).toEqual(before);
  };

  it('finds nothing where there is no such case, or it is not to be known of', async () => {
    const nothing = { status: 404, code: 'not_found' };
    await expectRefused(() => give(command, usual(), randomUUID()), nothing);
    await expectRefused(() => give(command, usual(), kase.caseId, 'coordinator2'), nothing);
  });

  it('is refused to a person with another function', () =>
    expectRefused(() => give(command, usual(), kase.caseId, 'scholar'), { status: 403, code: 'forbidden' }));

  it('has its time: not before the referral is accepted, and not after a death', async () => {
    if (command.by === 'coordinator' && !command.alsoReferred)
      await expectRefused(() => give(command, usual(), referredId), { status: 409, code: 'not_allowed_in_phase' });
    await expectRefused(() => give(command, usual(), deadId), { status: 409, code: 'not_allowed_after_death' });
  });

  it('wants words where it takes any, and dates that there are', async () => {
    for (const path of command.texts(usual()))
      for (const blank of ['', ' \n ', '\u0000'])
        await expectRefused(() => give(command, put(usual(), path, blank)), {
          status: 400,
          code: 'invalid_body',
          path,
        });
    for (const path of command.dates(usual())) {
      const day = path.endsWith('startsAt') ? '2027-02-29T10:00:00Z' : '2027-02-29';
      await expectRefused(() => give(command, put(usual(), path, day)), { status: 400, code: 'invalid_body', path });
    }
  });

  it('names the field of what is unknown', async () => {
    for (const [path, code, status = 422] of command.unknown) {
      const value = path === 'version' ? 99 : 'nothing1';
      await expectRefused(() => give(command, put(usual(), path, value)), { status, code, path });
    }
  });
});

it('each once again is refused or happens again, and with the same key is answered as before', async () => {
  const caseId = await begun();
  const state = () => stateOf(api, caseId);
  for (const command of triedCommands) {
    if (command.name === 'resumeActivities')
      await play(api, caseId, [answer('suspension_proposal', 'suspend', inWords)]);
    if (command.name === 'revokeIncentive')
      await play(api, caseId, [answer('incentive_decision', 'grant', { ...inWords, override: reasons })]);
    if (command.name === 'cancelConference') await give(callConference, another(), caseId).expect(200);
    const now = await state();
    const { conferences } = now;
    const body = command.body(now, otherCaseId);
    if (command.name === 'recordConference')
      await until(
        'the conference to begin',
        10,
        async () => new Date().toISOString() > (conferences[0]?.startsAt ?? ''),
      );
    const key = randomUUID();
    const first = await give(command, body, caseId, command.by, key);
    expect({ name: command.name, ...told(first) }).toEqual({ name: command.name, status: 200 });
    const repeated = await give(command, body, caseId, command.by, key);
    expect([command.name, repeated.body.happened]).toEqual([command.name, first.body.happened]);
    const again = await give(command, body, caseId);
    const [status, code] = command.twice ?? [200];
    expect({ name: command.name, ...told(again) }).toMatchObject({ name: command.name, status, code });
  }
});

const callConference = triedCommands.find(({ name }) => name === 'callConference')!;
const another = () => put(callConference.body(kase, otherCaseId), 'type', 'transition');
const inWords = { narrative: reasons };
