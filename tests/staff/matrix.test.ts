import { people } from '../../local/people';
import type { SeedStage } from '../../local/seed/stage';
import { tellStories, type Story } from '../../local/seed/stories';
import { translatorFor } from '../../shared/languages';
import { caseOf, textsOf } from './support/cases';
import { textIn } from './support/html';
import { startWorld, type World } from './support/world';

/** Something that only some may read: as a page writes it, and as the API does. */
interface Secret {
  readonly shown: string;
  readonly answered: string;
}

let world: World;
let stage: SeedStage;
const secrets: Secret[] = [];
/** Values that pages showed to anybody. */
const found = new Set<string>();
const caseIds: string[] = [];

beforeAll(async () => {
  world = await startWorld();
  stage = await world.stage();
  const languages = [...new Set(people.map(({ language }) => language))].map((tag) => translatorFor(tag));
  const texts = new Set<string>();
  for (const { key, alias, opening } of tellStories(stage.now)) {
    const { caseId } = await caseOf(key, stage);
    caseIds.push(caseId);
    const { givenName, familyName, bornOn } = opening.person;
    for (const plain of [givenName, familyName, alias, bornOn]) secrets.push({ shown: plain, answered: plain });
    for (const { date } of languages) secrets.push({ shown: date(bornOn), answered: bornOn });
    for (const text of await textsOf(stage, caseId)) texts.add(text);
  }
  for (const text of texts) secrets.push({ shown: collapsed(text), answered: collapsed(text) });
  for (const { givenName, familyName } of people) {
    const name = `${givenName} ${familyName}`;
    secrets.push({ shown: name, answered: name });
  }
});
afterAll(() => world.stop());

const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Every text in an answer of the API. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [collapsed(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe.each(people.map(({ key, givenName, familyName }) => [key, `${givenName} ${familyName}`] as const))(
  'the pages of cases, to %s',
  (person, ownName) => {
    it('show nothing that the API does not answer the same person, and are there where it answers', async () => {
      const visitor = await world.visitor(person);
      const turn = people.findIndex(({ key }) => key === person);
      // Every second case, by turns: each pair costs seven requests.
      for (const caseId of caseIds.filter((_, index) => (index + turn) % 2 === 0)) {
        const kase = await world.answer(person, `/cases/${caseId}`);
        const overview = await visitor.get(`${world.url}/cases/${caseId}`);
        expect({ caseId, status: overview.status }).toEqual({ caseId, status: kase.status });
        if (kase.status !== 200) continue;
        const events = await world.answer(person, `/cases/${caseId}/events?order=newest&limit=200`);
        const known = textsIn([kase.body, events.body]).join('\n');
        const record = await visitor.get(`${world.url}/cases/${caseId}/record`);
        const sections = await Promise.all(
          ['plan', 'assessment', 'meetings'].map((name) => visitor.get(`${world.url}/cases/${caseId}/${name}`)),
        );
        const whole = sections.filter(({ status }) => status === 200).map(({ text }) => text);
        const seen = textIn([overview.text, record.text, ...whole].join(' '));
        for (const { shown } of secrets) if (seen.includes(shown)) found.add(shown);
        const leaked = secrets.filter(({ shown, answered }) => seen.includes(shown) && !known.includes(answered));
        expect({ caseId, leaked: leaked.filter(({ shown }) => shown !== ownName) }).toEqual({ caseId, leaked: [] });
      }
    });
  },
);

it('there was much to find, of every kind', () => {
  const [{ opening, alias }] = tellStories(stage.now) as [Story];
  expect(secrets.filter(({ shown }) => found.has(shown)).length).toBeGreaterThan(50);
  expect([...found]).toEqual(expect.arrayContaining([opening.person.familyName, alias, 'Catherine Okafor']));
});

describe('the read log', () => {
  /** The rows of what a person reads next, as operation, case and outcome. */
  async function rowsOf(person: string, path: string): Promise<readonly string[]> {
    const visitor = await world.visitor(person);
    const log = (): Promise<
      readonly {
        readonly id: number;
        readonly operation: string;
        readonly case_id: string | null;
        readonly outcome: string;
      }[]
    > =>
      stage.db
        .selectFrom('reads')
        .where('actor_id', '=', person)
        .select(['id', 'operation', 'case_id', 'outcome'])
        .orderBy('id')
        .execute();
    const before = (await log()).at(-1)?.id ?? 0;
    await visitor.get(world.url + path);
    return (await log())
      .filter(({ id }) => id > before)
      .map((row) => `${row.operation} ${row.outcome} ${row.case_id ?? ''}`);
  }

  it('has one row of a page about a case, named after the page', async () => {
    const { caseId } = await caseOf('planning', stage);
    const pages = {
      '': 'caseOverview',
      '/plan': 'casePlan',
      '/assessment': 'caseAssessments',
      '/sessions': 'caseSessions',
      '/safety': 'caseSafety',
      '/meetings': 'caseMeetings',
      '/record': 'caseRecord',
      '/do': 'caseActions',
      '/do/planSeries': 'caseAction',
      '/do/draftPlan': 'caseAction',
    };
    for (const [path, name] of Object.entries(pages))
      expect(await rowsOf('coordinator', `/cases/${caseId}${path}`)).toEqual([`${name} shown ${caseId}`]);
    const approvals = stage.db.selectFrom('tasks').where('case_id', '=', caseId).where('kind', '=', 'plan_approval');
    const { task_id: taskId } = await approvals.select('task_id').executeTakeFirstOrThrow();
    expect(await rowsOf('chair', `/tasks/${taskId}`)).toEqual([`task shown ${caseId}`]);
  });

  it('has one row of each case on a list', async () => {
    const { body } = await world.answer('coordinator', '/cases?limit=25');
    const listed = (body as { readonly items: readonly { readonly caseId: string }[] }).items;
    const rows = await rowsOf('coordinator', '/cases');
    expect([...rows].sort()).toEqual(listed.map(({ caseId }) => `caseList shown ${caseId}`).sort());
    const work = await rowsOf('coordinator', '/work');
    expect(work.length).toBeGreaterThan(0);
    expect(new Set(work).size).toBe(work.length);
    expect(work.filter((row) => !row.startsWith('work shown '))).toEqual([]);
  });

  it('has a row of what was denied', async () => {
    const { caseId } = await caseOf('planning', stage);
    expect(await rowsOf('community', `/cases/${caseId}/record`)).toEqual([`caseRecord denied ${caseId}`]);
  });
});
