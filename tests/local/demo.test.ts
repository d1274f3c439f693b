import { join, resolve } from 'node:path';
import { commandBodies } from '../../shared/contracts/requests';
import { readDefinitions } from '../../shared/programme/loader';
import type { Programme } from '../../shared/programme/schema';
import { criteria, instrumentItems, opinions, purposes } from '../../local/standard';
import { baselineForm, betterForm, housing, planBody, worseForm } from '../../local/demo/custody/words';
import { chooseStory } from '../../local/demo/stories';
import { backgroundBody, openingBody, riskPlanBody } from '../../local/demo/words';

const home = resolve(__dirname, '../..');

async function demoProgramme(): Promise<Programme> {
  const { programmes } = await readDefinitions(join(home, 'programmes'));
  const found = programmes.find(({ programme }) => programme.id === 'demo');
  if (!found) throw new Error('there is no programme "demo"');
  return found.programme;
}

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
  test.each([
    ['openCase', openingBody(Date.now(), 20)],
    ['openCase', openingBody(Date.now(), 400)],
    ['recordBackground', backgroundBody],
    ['recordRiskPlan', riskPlanBody],
    ['draftPlan', planBody],
    ['submitPlan', { chairId: 'chair', opinions }],
    ['decideHousing', { ...housing, reasons: 'As the records show.', expiresOn: '2035-01-01' }],
    ...[baselineForm, worseForm, betterForm].map(
      (assessment) => ['answerTask', { answer: 'submit', assessment }] as const,
    ),
  ] as const)('is a body of %s as the API takes it', (name, body) => {
    expect(commandBodies[name].safeParse(body).error?.issues).toBeUndefined();
  });

  test('names nothing that the programme "demo" does not know', async () => {
    const { tracks, housing: known, consent, background, inclusionCriteria, instruments } = await demoProgramme();
    expect(tracks.map(({ code }) => code)).toEqual(expect.arrayContaining(planBody.tracks));
    expect(known.factors).toEqual(expect.arrayContaining(housing.factors));
    expect(known.securityClasses).toContain(housing.securityClass);
    expect(known.roleTiers).toContain(housing.roleTier);
    expect(consent.purposes.map(({ code }) => code)).toEqual(purposes);
    expect(background).toEqual(backgroundBody.areas.map(({ area }) => area));
    expect(inclusionCriteria).toEqual(criteria);
    const instrument = instruments.find(({ id }) => id === 'demonstration');
    expect(instrument?.items.map(({ id }) => id)).toEqual(instrumentItems);
  });
});
