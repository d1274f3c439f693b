import type { SeedStage } from '../../local/seed/stage';
import { asUsual } from '../../stories/commands';
import type { Answer, Visitor } from '../sessions/support/visitor';
import { caseOf, eventsOf } from './support/cases';
import { exposedIn, filledUp, formOf, formOn, hostile, press, summaryIn, wants } from './support/filling';
import { headingsIn, textIn } from './support/html';
import { startWorld, type World } from './support/world';

let world: World;
let stage: SeedStage;
let coordinator: Visitor;
/** Two cases of the coordinator. */
let caseId: string;
let other: string;
beforeAll(async () => {
  world = await startWorld();
  stage = await world.stage();
  coordinator = await world.visitor('coordinator');
  [caseId, other] = [(await caseOf('programme', stage)).caseId, (await caseOf('pre-release', stage)).caseId];
});
afterAll(() => world.stop());

const addressOf = (command: string, id = caseId): string => `${world.url}/cases/${id}/do/${command}`;

/** The check page of new information in a case. */
async function checked(what: string, id = caseId): Promise<Answer> {
  const form = formOf('recordNewInformation');
  return filledUp(coordinator, await coordinator.get(addressOf('recordNewInformation', id)), wants(form, { what }));
}

/** How often some words were recorded, as the record page shows it. */
async function timesRecorded(words: string, id = caseId): Promise<number> {
  const { text } = await coordinator.get(`${world.url}/cases/${id}/record`);
  return textIn(text).split(words).length - 1;
}

/** The text that a page still holds in a field. */
const kept = (page: Answer, name: string): string | undefined => formOn(page).values.get(name)?.[0];

describe('a form', () => {
  it('without its token or from elsewhere is refused with a page', async () => {
    const form = formOn(await checked('Never recorded.'));
    const send = new Map([...form.values, ['form-do', ['send']]]);
    const foreign = { origin: 'https://elsewhere.example' };
    const refused = [
      await coordinator.post(form.url, new Map([...send, ['_csrf', []]])),
      await coordinator.post(form.url, new Map([...send, ['_csrf', ['0'.repeat(64)]]])),
      await coordinator.post(form.url, send, foreign),
    ];
    expect(refused.map(({ status, text }) => [status, ...headingsIn(text)])).toEqual([
      [403, 'You have signed in again since you opened this form'],
      [403, 'You have signed in again since you opened this form'],
      [403, 'This form was not accepted'],
    ]);
    expect(await timesRecorded('Never recorded.')).toBe(0);
  });

  it('with the mark of another form, case or person is kept, and asks to be sent again', async () => {
    const own = await checked('Kept under another mark.');
    const strange = [
      kept(await coordinator.get(addressOf('recordIncident')), 'form-mark'),
      kept(await coordinator.get(addressOf('recordNewInformation', other)), 'form-mark'),
      kept(await (await world.visitor('psychologist')).get(addressOf('recordNewInformation')), 'form-mark'),
      'test.nonsense',
      '',
    ];
    for (const mark of strange) {
      const page = await press(coordinator, own, 'send', new Map([['form-mark', [mark ?? '']]]));
      expect(page.status).toBe(409);
      expect(kept(page, 'what')).toBe('Kept under another mark.');
    }
    expect(await timesRecorded('Kept under another mark.')).toBe(0);
  });

  it('is recorded once by a double press, and by Back and sending again', async () => {
    const page = await checked('Pressed twice.');
    const [one, two] = await Promise.all([press(coordinator, page, 'send'), press(coordinator, page, 'send')]);
    const later = await press(coordinator, page, 'send');
    expect([one.status, two.status, later.status]).toEqual([303, 303, 303]);
    expect(new Set([one.location, two.location, later.location]).size).toBe(1);
    expect(await timesRecorded('Pressed twice.')).toBe(1);
  });

  it('sent again from an earlier page, with something else, is not taken for the first', async () => {
    const page = await checked('Sent first.');
    await press(coordinator, page, 'send');
    const again = await press(coordinator, page, 'send', new Map([['what', ['Changed afterwards.']]]));
    expect(again.status).not.toBe(303);
    expect(kept(again, 'what')).toBe('Changed afterwards.');
    expect(await timesRecorded('Changed afterwards.')).toBe(0);
  });

  it('of one tab does not mix with that of another on another case', async () => {
    const [here, there] = [await checked('Said here.'), await checked('Said there.', other)];
    await press(coordinator, here, 'send');
    await press(coordinator, there, 'send');
    expect([await timesRecorded('Said here.'), await timesRecorded('Said there.')]).toEqual([1, 0]);
    expect([await timesRecorded('Said here.', other), await timesRecorded('Said there.', other)]).toEqual([0, 1]);
  });

  it('comes back once with what others recorded since, and then goes on', async () => {
    const page = await checked('After the assessor.');
    await (await caseOf('programme', stage)).play(asUsual('setLevelOfConcern'));
    const back = await press(coordinator, page, 'send');
    expect(back.status).toBe(409);
    expect(back.text).toMatch(/role="status"/);
    expect(textIn(back.text)).toContain('Amina Yıldız');
    expect(kept(back, 'what')).toBe('After the assessor.');
    const sent = await press(coordinator, back, 'send');
    expect(sent.status).toBe(303);
    expect(await timesRecorded('After the assessor.')).toBe(1);
  });

  it('that a rule refuses is back with the reason at its field and everything that was typed', async () => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    const kase = await caseOf('programme', stage);
    const trackId = kase.standing.kase.plan?.tracks[0]?.trackId;
    const body = { trackId, specialistId: 'psychologist', startsAt: yesterday, minutes: 45, placeCode: 'office' };
    const first = await coordinator.get(addressOf('planSession'));
    const check = await filledUp(coordinator, first, wants(formOf('planSession'), body));
    const refused = await press(coordinator, check, 'send');
    const form = formOn(refused);
    expect([409, 422]).toContain(refused.status);
    expect(refused.text).toContain('<title>Error:');
    expect(summaryIn(refused)).not.toBe('');
    expect(form.links).toContain('startsAt');
    expect(form.ids).toContain('startsAt');
    const typed = [...formOn(check).values].filter(([name]) => !name.startsWith('form-'));
    expect(typed.length).toBeGreaterThan(5);
    for (const [name, values] of typed) expect({ name, values: form.values.get(name) }).toEqual({ name, values });
  });

  it('that has become impossible since is refused with everything that was typed', async () => {
    const form = formOf('suspendCase');
    const first = await coordinator.get(addressOf('suspendCase', other));
    const narrative = 'Taken to hospital.';
    const check = await filledUp(coordinator, first, wants(form, { reasonCode: 'hospital', narrative }));
    await (await caseOf('pre-release', stage)).play(asUsual('suspendCase'));
    const refused = await press(coordinator, check, 'send');
    expect(refused.status).toBe(409);
    expect(kept(refused, 'narrative')).toBe(narrative);
    await (await caseOf('pre-release', stage)).play(asUsual('resumeCase'));
  });

  it('is still there when the record is away, and is recorded once when it is back', async () => {
    const page = await checked('Sent while the record was away.');
    await world.takeRecordAway();
    const away = await press(coordinator, page, 'send');
    expect({ status: away.status, retry: away.headers.get('retry-after') }).toEqual({ status: 503, retry: '5' });
    expect(headingsIn(away.text)).toHaveLength(1);
    expect((await coordinator.get(`${world.url}/cases/${caseId}`)).status).toBe(503);
    await world.bringRecordBack();
    expect((await press(coordinator, page, 'send')).status).toBe(303);
    expect(await timesRecorded('Sent while the record was away.')).toBe(1);
  });

  it('has what was typed, markup and all, back in its box', async () => {
    const what = `\n${hostile}\nand a last line`;
    const first = await coordinator.get(addressOf('recordNewInformation'));
    const check = await filledUp(coordinator, first, wants(formOf('recordNewInformation'), { what }));
    const changed = await press(coordinator, check, 'change.main');
    expect(kept(changed, 'what')).toBe(what);
    expect(exposedIn(check.text + changed.text)).toEqual([]);
    expect(changed.text.split('</textarea>')).toHaveLength(2);
  });
});

describe('an address', () => {
  it.each(['phase=nonsense', 'cursor=zzz', 'find=zzz', 'sort=up', 'overdue=perhaps'])(
    'with a filter that nobody understands shows everything: %s',
    async (query) => {
      const page = await coordinator.get(`${world.url}/cases?${query}`);
      expect(page.status).toBe(200);
      expect(textIn(page.text)).toContain('is not understood');
      expect((await coordinator.get(`${world.url}/cases/${caseId}/record?area=${query}`)).text).toContain(
        'is not understood',
      );
      expect((await coordinator.get(`${world.url}/work?${query}&phase[a]=b&q=1&q=2`)).status).toBe(200);
    },
  );

  it.each(['PUT', 'DELETE', 'PATCH'])('takes no %s', async (method) => {
    const cookie = [...coordinator.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    for (const path of ['/work', '/cases', `/cases/${caseId}`, `/cases/${caseId}/do/recordIncident`]) {
      const { status, headers } = await fetch(world.url + path, { method, headers: { cookie } });
      expect({ path, status, allow: headers.get('allow') }).toEqual({
        path,
        status: 405,
        allow: expect.stringMatching(/^GET, HEAD/) as unknown,
      });
    }
  });

  it('of no page, of no id, and of somebody else’s case say the same', async () => {
    const psychologist = await world.visitor('psychologist');
    const { case_id: foreign } = await stage.db
      .selectFrom('cases')
      .where('phase', '=', 'referred')
      .select('case_id')
      .executeTakeFirstOrThrow();
    const unknown = '00000000-0000-4000-8000-000000000000';
    const paths = [
      '/no/such/page',
      ...[foreign, unknown, 'no-id', '%E0%A4%A', '..%2f..', 'x'.repeat(500)].flatMap((id) => [
        `/cases/${id}`,
        `/cases/${id}/record`,
        `/cases/${id}/do`,
        `/cases/${id}/do/planSession`,
        `/tasks/${id}`,
      ]),
      `/cases/${caseId}/do/nonsense`,
      `/cases/${caseId}/do/__proto__`,
      `/cases/${caseId}/do/answerTask`,
      `/cases/${caseId}/do/openCase`,
    ];
    const same = textIn((await psychologist.get(`${world.url}/cases/${unknown}`)).text);
    for (const path of paths) {
      const { status, text } = await psychologist.get(world.url + path, { accept: 'text/html' });
      expect({ path, status, text: minute(textIn(text)) }).toEqual({ path, status: 404, text: minute(same) });
    }
  });

  it('in a case answers a POST for a form of nobody with 404, and one without a form with 405', async () => {
    const form = formOn(await checked('Sent elsewhere.'));
    const events = await eventsOf(stage, caseId);
    const send = new Map([...form.values, ['form-do', ['send']]]);
    expect((await coordinator.post(addressOf('nonsense'), send)).status).toBe(404);
    expect((await coordinator.post(`${world.url}/cases/${caseId}`, send)).status).toBe(405);
    expect((await coordinator.post(`${world.url}/work`, send)).status).toBe(405);
    expect(await eventsOf(stage, caseId)).toBe(events);
  });
});

/** A page without the moment at which it was made. */
const minute = (text: string): string => text.replace(/\d{1,2}:\d{2}/g, '');
