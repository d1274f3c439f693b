import type { CaseState } from '../shared/domain/case';
import { instant, type WorkingCalendar } from '../shared/domain/time';
import { readDefinitions } from '../shared/programme/loader';
import { createRandom } from '../stories/random';
import { always, broken, thorough } from './invariants';
import { foldsAgain, live, type Moment } from './life';
import { day, type Setting } from './play';

/** The lives to simulate. */
export interface Caseload {
  readonly cases: number;
  readonly years: number;
  readonly seed: number;
  /** The id of a programme below programmes/. */
  readonly programme: string;
}

/** The result of one case: plain data, which a thread can pass to another. */
export interface Life {
  /** The last phase, or `died`. */
  readonly stands: CaseState['phase'] | 'died';
  readonly outcome: string | null;
  readonly commands: number;
  readonly ticks: number;
  readonly events: number;
  /** Counts of accepted commands by name, and of rejections by code. */
  readonly accepted: ReadonlyMap<string, number>;
  readonly refused: ReadonlyMap<string, number>;
  /** The size of the largest state as JSON, in bytes. */
  readonly largest: number;
  /** Broken rules, each with its moment. */
  readonly faults: readonly string[];
}

/** One log out of this many is read back and folded again. */
const foldedEvery = 5;
/** One decision out of this many is checked thoroughly. */
const thoroughEvery = 100;

const begins = Date.parse('2031-03-03T08:00:00.000Z');

/** Some places have their weekend on Friday and Saturday, some change their clocks. */
const calendars: readonly WorkingCalendar[] = [
  { timeZone: 'Europe/Paris', weekend: [6, 7], holidays: ['2031-05-01', '2031-12-25'] },
  { timeZone: 'Africa/Cairo', weekend: [5, 6], holidays: [] },
  { timeZone: 'America/New_York', weekend: [6, 7], holidays: ['2031-07-04'] },
];

/**
 * Lives every `every`th case of a caseload from `first` on (counted from 0). Each case has its own source of chance, so
 * that its life does not depend on the others in the call.
 *
 * @throws if there is no such programme
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
    const setting = { caseId: `case-${number + 1}`, programme, calendar, begins: opens, years, random, quick: true };
    lives.push(lived(setting, number % foldedEvery === 0));
  }
  return lives;
}

/** Lives a case and checks the invariants after every decision. */
function lived(setting: Setting, isFolded: boolean): Life {
  const [accepted, refused] = [new Map<string, number>(), new Map<string, number>()];
  const faults: string[] = [];
  let [decisions, largest] = [0, 0];
  const watch = (moment: Moment): void => {
    const { name, refusal, kase } = moment;
    if (refusal) count(refused, `${name}: ${refusal.code}${refusal.path ? ` (${refusal.path})` : ''}`);
    else count(accepted, name);
    faults.push(...broken(always, moment));
    if ((decisions += 1) % thoroughEvery !== 0) return;
    faults.push(...broken(thorough, moment));
    largest = Math.max(largest, Buffer.byteLength(JSON.stringify(kase)));
  };
  const file = live(setting, watch);
  const { kase, log } = file;
  if (isFolded && !foldsAgain(file)) faults.push(`${kase.caseId}: folding the log gives another state`);
  const ticks = accepted.get('tick') ?? 0;
  return {
    stands: kase.diedOn ? 'died' : kase.phase,
    outcome: kase.outcome?.code ?? null,
    commands: decisions - ticks,
    ticks,
    events: log.length,
    accepted,
    refused,
    faults,
    largest: Math.max(largest, Buffer.byteLength(JSON.stringify(kase))),
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
