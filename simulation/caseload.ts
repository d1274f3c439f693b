import { instant, type WorkingCalendar } from '../shared/domain/time';
import { readDefinitions } from '../shared/programme/loader';
import { live, type Life } from './life';
import { day } from './play';
import { createRandom } from './random';

/** Which lives are lived. */
export interface Caseload {
  readonly cases: number;
  readonly years: number;
  readonly seed: number;
  /** The id of a programme below programmes/. */
  readonly programme: string;
}

/** Of so many logs one is read back and folded again. */
const foldedEvery = 5;

const begins = Date.parse('2031-03-03T08:00:00.000Z');

/** Some cases lie where the weekend is Friday and Saturday, and where the clock changes. */
const calendars: readonly WorkingCalendar[] = [
  { timeZone: 'Europe/Paris', weekend: [6, 7], holidays: ['2031-05-01', '2031-12-25'] },
  { timeZone: 'Africa/Cairo', weekend: [5, 6], holidays: [] },
  { timeZone: 'America/New_York', weekend: [6, 7], holidays: ['2031-07-04'] },
];

/**
 * Every so-manyth life of a caseload, from a first one on (counted from 0). Each case has chance of its own, so that it
 * does not matter which of them are lived together.
 *
 * @throws where there is no such programme
 */
export async function liveSome(
  { cases, years, seed, programme: id }: Caseload,
  { first, every }: { readonly first: number; readonly every: number },
): Promise<readonly Life[]> {
  const { programmes } = await readDefinitions('programmes');
  const programme = programmes.find((each) => each.programme.id === id)?.programme;
  if (!programme) throw new Error(`--programme: there is no programme ${id} below programmes/`);
  const lives: Life[] = [];
  for (let number = first; number < cases; number += every) {
    const random = createRandom(seed * 1_000_003 + number + 1);
    const calendar = random.pick(calendars);
    const opens = instant(begins + Math.floor(random.between(0, 364)) * day);
    const caseId = `case-${number + 1}`;
    const foldsAgain = number % foldedEvery === 0;
    lives.push(live({ caseId, programme, calendar, begins: opens, years, random, foldsAgain }));
  }
  return lives;
}
