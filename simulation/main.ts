import { availableParallelism } from 'node:os';
import { readOptions } from './options';
import { summarise, type Summary } from './summary';
import { liveAll } from './threads';
import { runProgram } from '../shared/platform/run-program';

/** Plays cases through the kernel alone, and prints their results and any broken rules. */
async function main(args: readonly string[]): Promise<void> {
  const { threads, ...caseload } = readOptions(args, availableParallelism());
  const started = performance.now();
  const lives = await liveAll(caseload, threads);
  const seconds = (performance.now() - started) / 1_000;
  const summary = summarise(lives);
  const { years, programme, seed } = caseload;
  console.log(`${say(summary.cases)} cases over ${years} years, programme ${programme}, seed ${seed}`);
  tell(summary, seconds);
  if (summary.faults.length > 0) process.exitCode = 1;
}

function tell(summary: Summary, seconds: number): void {
  const { commands, ticks, events, largestState, neverAccepted, faults } = summary;
  const perSecond = say((commands + ticks) / seconds);
  console.log(`  ${say(commands)} commands, and time looked at ${say(ticks)} times: ${say(events)} events`);
  console.log(`  ${seconds.toFixed(1)} s, ${perSecond} decisions a second`);
  console.log(`  the largest state of a case was ${(largestState / 1024).toFixed(1)} KB`);
  table('where they are now', summary.stands);
  table('outcomes', summary.outcomes);
  table('accepted', summary.accepted);
  table('refused', summary.refused, 25);
  if (neverAccepted.length > 0) console.log(`\nnever accepted: ${neverAccepted.join(', ')}`);
  console.log();
  if (faults.length === 0)
    console.log('no rule was broken, nothing due was left behind, every fifth log read back folds to its state');
  else console.error(`${faults.length} faults:`);
  for (const fault of faults.slice(0, 20)) console.error(`  ${fault}`);
}

function table(title: string, counts: ReadonlyMap<string, number>, most = 100): void {
  if (counts.size === 0) return;
  console.log(`\n${title}`);
  const rows = [...counts].sort((a, b) => b[1] - a[1]).slice(0, most);
  for (const [key, times] of rows) console.log(`  ${say(times).padStart(10)}  ${key}`);
}

function say(number: number): string {
  return Math.round(number).toLocaleString('en');
}

runProgram(main);
