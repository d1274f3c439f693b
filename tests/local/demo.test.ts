import { commandBodies } from '../../shared/contracts/requests';
import { cast } from '../../local/cast';
import { betterForm, draft, housing, worseForm } from '../../local/demo/inside/words';
import { chooseStory } from '../../local/demo/stories';
import { openingBody } from '../../local/demo/words';
import { calendars } from '../../local/directory';
import type { Act } from '../../stories/act';
import { acceptance } from '../../stories/bodies';
import { demo } from '../../stories/programmes';
import * as steps from '../../stories/steps';

describe('the command line', () => {
  test('chooses a story of its own for custody', () => {
    expect(chooseStory(['--custody'])).not.toBe(chooseStory([]));
  });

  test.each([[['--custardy']], [['custody']], [['--custody', '--fast']]])(
    'refuses %j, and says what there is',
    (args) => {
      expect(() => chooseStory(args)).toThrow(`Unknown: ${args.join(' ')}.`);
      expect(() => chooseStory(args)).toThrow('npm run demo -- --custody');
    },
  );
});

describe('what the stories say', () => {
  const seen = { kase: {}, openTasks: [], missing: [], programme: demo, calendar: calendars[0], cast };
  const bodyOf = (act: Act): object => {
    const [deed] = act({ ...seen, now: new Date().toISOString() });
    if (!deed || 'until' in deed) throw new Error('nothing is given');
    return 'name' in deed ? deed.body : { answer: deed.answer, ...deed.extra };
  };
  /** As the API receives it. */
  const onWire = (body: object): unknown => JSON.parse(JSON.stringify(body));

  test.each([
    ['openCase', openingBody(Date.now(), 20)],
    ['openCase', openingBody(Date.now(), 400)],
    ['recordBackground', bodyOf(steps.backgroundRecorded)],
    ['recordRiskPlan', bodyOf(steps.riskPlanned())],
    ['draftPlan', bodyOf(steps.planDrafted(draft))],
    ['submitPlan', bodyOf(steps.planSubmitted)],
    ['decideHousing', bodyOf(steps.housed(housing))],
    ...[{}, worseForm, betterForm].map((form) => ['answerTask', bodyOf(steps.handedIn(form))] as const),
  ] as const)('is a body of %s as the API takes it', (name, body) => {
    expect(commandBodies[name].safeParse(onWire(body)).error?.issues).toBeUndefined();
  });

  test('names nothing that the programme "demo" does not know', () => {
    const { tracks, housing: known, inclusionCriteria, instruments } = demo;
    expect(tracks.map(({ code }) => code)).toEqual(expect.arrayContaining([...draft.tracks]));
    expect(known.factors).toEqual(expect.arrayContaining([...housing.factors]));
    expect(known.securityClasses).toContain(housing.securityClass);
    expect(known.roleTiers).toContain(housing.roleTier);
    expect(inclusionCriteria).toEqual(acceptance.criteria);
    const items = instruments.find(({ id }) => id === 'demonstration')?.items.map(({ id }) => id);
    for (const { ratings } of [worseForm, betterForm]) expect(ratings?.map(({ item }) => item)).toEqual(items);
  });
});
