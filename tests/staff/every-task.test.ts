import { rated } from '../../api/pages/tasks/ratings';
import type { SeedStage } from '../../local/seed/stage';
import type { TaskKind } from '../../shared/domain/case';
import { taskRows } from '../../shared/domain/catalogue';
import { answer, reasons, type Acts } from '../../stories/act';
import * as steps from '../../stories/steps';
import { caseOf, playBusy } from './support/cases';
import { anythingFor, blankOf, filledUp, formOfTask, formOn, press, summaryIn } from './support/filling';
import { headingsIn } from './support/html';
import { startWorld, type World } from './support/world';

/** Brings about what the seeded cases do not ask of anybody. */
const more: Readonly<Record<string, Acts>> = {
  busy: [
    steps.assigned({
      instrumentId: 'demonstration_pair',
      secondAssessorId: 'psychologist2',
      moderatorId: 'health',
      reviewerId: 'chair',
      overrideReasons: reasons,
    }),
    steps.handedIn({}, 'demonstration_pair'),
    steps.handedIn({}, 'demonstration_pair'),
    steps.planned(),
    steps.called({ type: 'plan' }),
    answer('conference_invitation', 'decline', { reasonCode: 'on_leave' }),
    steps.happened(),
    steps.challenged,
    steps.proposed(),
  ],
  assessing: [steps.handedIn()],
  reassessment: steps.assessed(),
  'pre-release': [steps.appointed('custodian', 'custodian')],
  'release-decision': [steps.decided('parole')],
};

/** Answers that the rules refuse although the schema takes them: ratings of one item only, and a gate that is not open yet. */
const checkedOnly: readonly TaskKind[] = ['assessment', 'assessment_consensus', 'follow_up'];

const kinds = Object.entries(taskRows).map(([kind, { answers }]) => [kind as TaskKind, Object.keys(answers)] as const);

let world: World;
let stage: SeedStage;
beforeAll(async () => {
  world = await startWorld();
  stage = await world.stage();
  await playBusy(stage);
  // A pair of assessors needs a third psychologist to bring their ratings together.
  await stage.db
    .updateTable('people')
    .set({ disciplines: ['psychologist'] })
    .where('id', '=', 'health')
    .execute();
  for (const [key, acts] of Object.entries(more)) await (await caseOf(key, stage)).play(acts);
});
afterAll(() => world.stop());

async function taskOf(
  kind: TaskKind,
): Promise<{ readonly url: string; readonly assignee: string; readonly instrument: unknown }> {
  const open = stage.db.selectFrom('tasks').where('kind', '=', kind).where('status', '=', 'open');
  const { task_id: id, assignee_id: assignee } = await open.selectAll().executeTakeFirstOrThrow();
  const { body } = await world.answer(assignee, `/tasks/${id}`);
  const { instrument } = body as { readonly instrument?: unknown };
  return { url: `${world.url}/tasks/${id}`, assignee, instrument };
}

describe.each(kinds)('the form of %s', (kind, answers) => {
  it('is refused empty, and takes each answer to the check page', async () => {
    const { url, assignee, instrument } = await taskOf(kind);
    const visitor = await world.visitor(assignee);
    const opened = await visitor.get(url);
    expect({ status: opened.status, heading: headingsIn(opened.text) }).toMatchObject({ status: 200 });
    const blank = await visitor.post(url, blankOf(opened));
    expect({ status: blank.status, links: formOn(blank).links }).toEqual({
      status: 422,
      links: expect.arrayContaining(['answer']) as unknown,
    });
    expect(formOn(blank).ids).toEqual(expect.arrayContaining([...formOn(blank).links]));
    for (const answer of answers) {
      const second = await press(visitor, opened, 'continue', new Map([['answer', [answer]]]));
      const check = formOn(second).buttons.includes('send')
        ? second
        : await filledUp(
            visitor,
            second,
            anythingFor((typed) => rated(formOfTask(kind, typed.get('answer')?.[0]), instrument)),
          );
      expect(summaryIn(check)).toBe('');
    }
  });

  it('is not there for others', async () => {
    const { url, assignee } = await taskOf(kind);
    const stranger = await world.visitor(assignee === 'community' ? 'former' : 'community');
    expect((await stranger.get(url)).status).toBe(404);
  });

  if (!checkedOnly.includes(kind))
    it('is answered once though it is sent twice', async () => {
      const { url, assignee, instrument } = await taskOf(kind);
      const visitor = await world.visitor(assignee);
      const wanted = anythingFor((typed) => rated(formOfTask(kind, typed.get('answer')?.[0]), instrument));
      const check = await filledUp(visitor, await visitor.get(url), wanted);
      const receipts = [await press(visitor, check, 'send'), await press(visitor, check, 'send')];
      const receipt = { problem: '', location: `${url}?done=answerTask` };
      expect(receipts.map((each) => ({ problem: summaryIn(each), location: each.location }))).toEqual([
        receipt,
        receipt,
      ]);
      const done = await visitor.get(`${url}?done=answerTask`);
      expect(done.status).toBe(200);
      expect(done.text).toContain('role="status"');
    });
});

test('an assessment asks every item of its instrument, domain by domain, and which is not rated is said', async () => {
  const { url, assignee, instrument } = await taskOf('assessment');
  const { items } = instrument as { readonly items: readonly { readonly id: string; readonly domain: string }[] };
  const visitor = await world.visitor(assignee);
  let page = await press(visitor, await visitor.get(url), 'continue', new Map([['answer', ['submit']]]));
  const asked: string[] = [];
  const domains: string[] = [];
  const wanted = anythingFor((typed) => rated(formOfTask('assessment', typed.get('answer')?.[0]), instrument));
  while (!formOn(page).buttons.includes('send')) {
    const { values, visible } = formOn(page);
    const [, domain] = (values.get('form-page')?.[0] ?? '').split('@');
    if (domain !== undefined) domains.push(domain);
    for (const name of visible.keys()) {
      const [, index] = /^assessment\.ratings\.(\d+)\.level$/.exec(name) ?? [];
      if (index !== undefined) asked.push(values.get(`assessment.ratings.${index}.item`)?.[0] ?? '');
    }
    const typed = [...wanted(page)].filter(([name]) => visible.has(name));
    page = await press(visitor, page, 'continue', new Map(typed));
    expect(summaryIn(page)).toBe('');
  }
  expect(asked.sort()).toEqual(items.map(({ id }) => id).sort());
  expect(domains).toEqual([...new Set(items.map(({ domain }) => domain))]);
});

test('the next draft of a plan begins with its latest version', async () => {
  const coordinator = await world.visitor('coordinator');
  const { body: listed } = await world.answer('coordinator', '/cases?owner=me&limit=100');
  const tried: string[] = [];
  for (const { caseId } of (listed as { items: { caseId: string }[] }).items) {
    const { body } = await world.answer('coordinator', `/cases/${caseId}/plan`);
    const { versions = [] } = body as { versions?: { objectives?: { title: string }[]; tracks?: string[] }[] };
    const latest = versions.at(-1);
    const page = await coordinator.get(`${world.url}/cases/${caseId}/do/draftPlan`);
    if (page.status !== 200 || latest?.objectives === undefined) continue;
    const { values } = formOn(page);
    tried.push(caseId);
    expect(page.text).toContain('This form begins with what the case has now.');
    expect(values.get('objectives.length')).toEqual([String(latest.objectives.length)]);
    expect(values.get('objectives.0.title')).toEqual([latest.objectives[0]?.title]);
    expect([...(values.get('tracks') ?? [])].sort()).toEqual([...(latest.tracks ?? [])].sort());
  }
  expect(tried.length).toBeGreaterThan(0);
});
