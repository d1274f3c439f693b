import type { CommandName } from '../../shared/domain/case';
import { commandNames } from '../../shared/domain/case-rules';
import type { SeedStage } from '../../local/seed/stage';
import { steering, usual } from '../../stories/commands';
import type { Steering } from '../../stories/act';
import type { Seen } from '../../stories/seen';
import * as steps from '../../stories/steps';
import { caseOf, eventsOf, firstEntryOf, playBusy } from './support/cases';
import { blankOf, filledUp, formOf, formOn, press, requiredOn, wants } from './support/filling';
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
const elsewhere: Partial<Record<Steering, string>> = { resumeCase: 'suspended', recordConference: 'busy' };

/** People of whom some see a case and may not do everything in it. */
const watchers = ['manager', 'chair', 'psychologist', 'health', 'coordinator', 'auditor'];

let world: World;
let stage: SeedStage;
beforeAll(async () => {
  world = await startWorld();
  stage = await world.stage();
  await playBusy(stage);
  await (await caseOf('programme', stage)).play(steps.appointed('custodian', 'custodian'));
});
afterAll(() => world.stop());

it('a case that is there shows the form of every command that stories give in one', () => {
  expect([...steering, 'openCase', 'answerTask'].sort()).toEqual([...commandNames].sort());
});

describe.each(steering)('the form of %s', (name) => {
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
    const [otherCaseId, openingEntry] = [(await caseOf('pre-release', stage)).caseId, await firstEntryOf(stage, caseId)];
    seen = { ...kase.seen, otherCaseId, openingEntry };
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
    const strangers = await Promise.all(
      watchers.map(async (person) => {
        const watcher = await world.visitor(person);
        const actions = await watcher.get(url.replace(/\/\w+$/, ''));
        const isOffered = actions.text.includes(`/do/${name}"`);
        return { status: isOffered ? 404 : (await watcher.get(url)).status };
      }),
    );
    expect(strangers).toContainEqual({ status: 404 });
  });

  it(`is filled${ending.includes(name) ? '' : ', and recorded once though it is sent twice'}`, async () => {
    const giver = await world.visitor(seen.cast[by]);
    const check = await filledUp(giver, await giver.get(url), wants(formOf(name), body(seen)));
    expect(check.text).toContain('value="send"');
    if (ending.includes(name)) return;
    const before = await eventsOf(stage, caseId);
    const receipts = [await press(giver, check, 'send'), await press(giver, check, 'send')];
    expect(receipts.map(({ status, location, text }) => ({ status, location, text }))).toEqual([
      { status: 303, location: `${world.url}/cases/${caseId}?done=${name}`, text: expect.any(String) as unknown },
      { status: 303, location: `${world.url}/cases/${caseId}?done=${name}`, text: expect.any(String) as unknown },
    ]);
    expect(await eventsOf(stage, caseId)).toBeGreaterThan(before);
    const commands = await stage.db.selectFrom('commands').where('stream_id', '=', caseId).select('id').execute();
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  });
});
