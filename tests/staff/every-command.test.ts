import type { CommandName } from '../../shared/domain/case';
import { commandNames } from '../../shared/domain/case-rules';
import { tellStories } from '../../local/seed/stories';
import type { SeedStage } from '../../local/seed/stage';
import { asUsual, steering, usual } from '../../stories/commands';
import type { Steering } from '../../stories/act';
import type { Seen } from '../../stories/seen';
import * as steps from '../../stories/steps';
import { tokenOf } from '../sessions/support/visitor';
import { caseOf, eventsOf, playBusy } from './support/cases';
import {
  blankOf,
  controlsOn,
  filledUp,
  formOf,
  formOn,
  press,
  requiredOn,
  summaryIn,
  wants,
  withHostile,
  exposedIn,
} from './support/filling';
import { headingsIn } from './support/html';
import { startWorld, type World } from './support/world';

/** After these the others are no longer possible in their case: their forms are filled, and not sent. */
const ending: readonly CommandName[] = [
  'goBack',
  'startPreRelease',
  'startClosing',
  'recordReleaseDecision',
  'suspendCase',
  'recordDeath',
];

/** Cases in which there is what a command is about. */
const elsewhere: Partial<Record<Steering, string>> = {
  resumeCase: 'suspended',
  recordConference: 'busy',
  assignAssessment: 'busy',
  planSeries: 'busy',
  recordChallenge: 'busy',
  requestReleaseConfirmations: 'reassessment',
  correctEntry: 'planning',
};

/** Called or proposed things that are withdrawn come first: they would stand in the way of others. */
const inOrder = [...steering].sort((a, b) => Number(!usual(a).given) - Number(!usual(b).given));

/** People who see cases: each command is one that somebody of them may not give. */
const watchers = ['psychologist2', 'chair', 'health'];

/** Kinds of controls that were filled, and those of them whose form was sent. */
const controls = { filled: new Set<string>(), sent: new Set<string>() };

let world: World;
let stage: SeedStage;
beforeAll(async () => {
  world = await startWorld();
  stage = await world.stage();
  await playBusy(stage);
  await (await caseOf('programme', stage)).play(steps.appointed('custodian', 'custodian'));
  await (await caseOf('reassessment', stage)).play(asUsual('startPreRelease'));
});
afterAll(() => world.stop());

it('a case is opened with what a form of two pages asks, once though it is sent twice', async () => {
  const coordinator = await world.visitor('coordinator');
  const { opening } = tellStories(stage.now)[0]!;
  const person = { ...opening.person, givenName: 'Miro', familyName: 'Tanaka' };
  const first = await coordinator.get(`${world.url}/cases/new`);
  const check = await filledUp(coordinator, first, wants(formOf('openCase'), { ...opening, person }));
  const [one, two] = [await press(coordinator, check, 'send'), await press(coordinator, check, 'send')];
  expect(one).toMatchObject({ status: 303, location: expect.stringContaining('?done=openCase') as unknown });
  expect(two.location).toBe(one.location);
  expect((await coordinator.get(one.location ?? '')).text).toContain('Miro Tanaka');
  expect((await (await world.visitor('chair')).get(`${world.url}/cases/new`)).status).toBe(403);
});

it('a case that is there shows the form of every command that stories give in one', () => {
  expect([...steering, 'openCase', 'answerTask'].sort()).toEqual([...commandNames].sort());
});

describe.each(inOrder)('the form of %s', (name) => {
  const { by, in: phase = 'programme', given, body } = usual(name);
  const key = elsewhere[name] ?? phase.replace('_', '-');
  let seen: Seen;
  let caseId: string;
  let url: string;
  beforeAll(async () => {
    const kase = await caseOf(key, stage);
    if (given && elsewhere[name] === undefined) await kase.play(...given(kase.seen));
    caseId = kase.caseId;
    url = `${world.url}/cases/${caseId}/do/${name}`;
    seen = kase.seen;
  });

  it('is opened, and refuses to be empty with a link to each field that is required', async () => {
    const giver = await world.visitor(seen.cast[by]);
    const opened = await giver.get(url);
    expect({ status: opened.status, heading: headingsIn(opened.text) }).toMatchObject({ status: 200 });
    const blank = await giver.post(formOn(opened).url, blankOf(opened));
    const required = requiredOn(formOf(name), opened);
    const { links, ids } = formOn(blank);
    expect({ status: blank.status, links }).toEqual({
      status: required.length > 0 ? 422 : 200,
      links: expect.arrayContaining([...required]) as unknown,
    });
    expect(ids).toEqual(expect.arrayContaining([...links]));
  });

  it('is not there for who may not give it', async () => {
    const giver = await world.visitor(seen.cast[by]);
    const form = formOn(await giver.get(url));
    for (const person of watchers) {
      const watcher = await world.visitor(person);
      const { status } = await watcher.get(url);
      if (status !== 404) continue;
      const sent = await watcher.post(
        form.url,
        new Map([...form.values, ['_csrf', [tokenOf(await watcher.get(`${world.url}/work`))]]]),
      );
      expect({ person, status: sent.status }).toEqual({ person, status: 404 });
      return;
    }
    throw new Error(`each of ${watchers.join()} may give it`);
  });

  it(`is filled${ending.includes(name) ? '' : ', and recorded once though it is sent twice'}`, async () => {
    const giver = await world.visitor(seen.cast[by]);
    const check = await filledUp(giver, await giver.get(url), wants(formOf(name), withHostile(body(seen))));
    expect(check.text).toContain('value="send"');
    expect(exposedIn(check.text)).toEqual([]);
    const used = controlsOn(formOf(name), formOn(check).values);
    used.forEach((kind) => controls.filled.add(kind));
    if (ending.includes(name)) return;
    used.forEach((kind) => controls.sent.add(kind));
    const before = await eventsOf(stage, caseId);
    const receipts = [await press(giver, check, 'send'), await press(giver, check, 'send')];
    const receipt = { problem: '', location: `${world.url}/cases/${caseId}?done=${name}` };
    expect(receipts.map((each) => ({ problem: summaryIn(each), location: each.location }))).toEqual([receipt, receipt]);
    expect(await eventsOf(stage, caseId)).toBeGreaterThan(before);
    const commands = await stage.db.selectFrom('commands').where('stream_id', '=', caseId).select('id').execute();
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  });
});

it.each(['programme', 'busy', 'planning'])(
  'texts with markup in them are shown as they are, and kept to themselves: %s',
  async (key) => {
    const { caseId } = await caseOf(key, stage);
    const coordinator = await world.visitor('coordinator');
    const address = `${world.url}/cases/${caseId}`;
    const commands = ['planSession', 'reviewObjective', 'recordConference', 'submitPlan'].map((name) => `/do/${name}`);
    for (const path of ['', '/record', ...commands]) {
      const { text } = await coordinator.get(address + path);
      expect({ path, exposed: exposedIn(text) }).toEqual({ path, exposed: [] });
      if (path === '/record') expect(text).toContain('&lt;script');
    }
  },
);

it('each kind of control is recorded by some form', () => {
  expect([...controls.sent].sort()).toEqual([...controls.filled].sort());
  expect(controls.sent.size).toBeGreaterThan(9);
});
