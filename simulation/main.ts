import { parseArgs } from 'node:util';
import { readDefinitions } from '../shared/programme/loader';
import { instant, type WorkingCalendar } from '../shared/domain/time';
import { live, type Life } from './life';
import { createRandom } from './random';

const usage = 'npm run simulate -- [--cases 1000] [--years 10] [--seed 7] [--programme standard]';
const begins = '2031-03-03T08:00:00.000Z';

/** Some cases lie where the weekend is Friday and Saturday, and where the clock changes. */
const calendars: readonly WorkingCalendar[] = [
  { timeZone: 'Europe/Paris', weekend: [6, 7], holidays: ['2031-05-01', '2031-12-25'] },
  { timeZone: 'Africa/Cairo', weekend: [5, 6], holidays: [] },
  { timeZone: 'America/New_York', weekend: [6, 7], holidays: ['2031-07-04'] },
];

/** Plays cases through the kernel alone, and says what they came to and whether any rule was broken. */
async function main(args: readonly string[]): Promise<void> {
  const { cases, years, seed, programme: id } = read(args);
  const { programmes } = await readDefinitions('programmes');
  const programme = programmes.find((each) => each.programme.id === id)?.programme;
  if (!programme) throw new Error(`there is no programme ${id} below programmes/`);
  const started = performance.now();
  const lives: Life[] = [];
  for (let number = 1; number <= cases; number += 1) {
    const random = createRandom(seed * 1_000_003 + number);
    const calendar = random.pick(calendars);
    const opens = instant(Date.parse(begins) + Math.floor(random.between(0, 364)) * 86_400_000);
    lives.push(live({ caseId: `case-${number}`, programme, calendar, begins: opens, years, random }));
  }
  tell(lives, (performance.now() - started) / 1_000, {
    years,
    seed,
    programme: `${programme.id} ${programme.version}`,
  });
}

function read(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string' },
      years: { type: 'string' },
      seed: { type: 'string' },
      programme: { type: 'string' },
    },
  });
  const number = (name: 'cases' | 'years' | 'seed', usual: number, most: number): number => {
    const given = Number(values[name] ?? usual);
    if (!Number.isFinite(given) || given < (name === 'seed' ? 0 : 1) || given > most)
      throw new Error(`--${name} is a number up to ${most}. ${usage}`);
    return given;
  };
  return {
    cases: Math.floor(number('cases', 1_000, 100_000)),
    years: number('years', 10, 60),
    seed: Math.floor(number('seed', 7, 1_000_000_000)),
    programme: values.programme ?? 'standard',
  };
}

function tell(
  lives: readonly Life[],
  seconds: number,
  of: { readonly years: number; readonly seed: number; readonly programme: string },
): void {
  const total = (pick: (life: Life) => number): number => lives.reduce((sum, life) => sum + pick(life), 0);
  const decisions = total(({ commands, ticks }) => commands + ticks);
  const say = (number: number): string => Math.round(number).toLocaleString('en');
  console.log(`${say(lives.length)} cases over ${of.years} years, ${of.programme}, seed ${of.seed}`);
  console.log(
    `  ${say(total(({ commands }) => commands))} commands, ${say(total(({ ticks }) => ticks))} times that time was looked at,`,
  );
  console.log(
    `  ${say(total(({ events }) => events))} events, in ${seconds.toFixed(1)} s: ${say(decisions / seconds)} decisions a second`,
  );
  console.log(`  the largest state was ${say(Math.max(...lives.map(({ largest }) => largest)) / 1024)} KB`);
  table(
    'where they are now',
    countBy(lives, ({ kase }) => (kase.diedOn ? 'died' : kase.phase)),
  );
  table(
    'outcomes',
    countBy(lives, ({ kase }) => kase.outcome?.code ?? null),
  );
  table(
    'accepted',
    merged(lives, ({ accepted }) => accepted),
  );
  table(
    'refused',
    merged(lives, ({ refused }) => refused),
    25,
  );
  const faults = lives.flatMap((life) => life.faults);
  if (faults.length === 0) {
    console.log('no rule was broken, nothing due was left behind, and every log folds to its state');
    return;
  }
  console.error(`${faults.length} faults:`);
  for (const fault of faults.slice(0, 20)) console.error(`  ${fault}`);
  process.exitCode = 1;
}

function countBy(lives: readonly Life[], key: (life: Life) => string | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const life of lives) {
    const found = key(life);
    if (found !== null) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return counts;
}

function merged(
  lives: readonly Life[],
  pick: (life: Life) => ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const life of lives) for (const [key, times] of pick(life)) counts.set(key, (counts.get(key) ?? 0) + times);
  return counts;
}

function table(title: string, counts: ReadonlyMap<string, number>, most = 100): void {
  if (counts.size === 0) return;
  const rows = [...counts].sort((a, b) => b[1] - a[1]).slice(0, most);
  console.log(`\n${title}`);
  for (const [key, times] of rows) console.log(`  ${times.toLocaleString('en').padStart(10)}  ${key}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
