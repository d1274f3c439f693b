import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../local/demo/waiting';
import { silent } from '../e2e/cases';
import { openStack, type Stack } from '../e2e/stack';
import { persistent } from './caller';
import { openSources } from './checker/sources';
import { listUnsettled } from './checker/time';
import { openJournal } from './journal';
import { askOnce, carryLoad } from './load';
import type { SoakOptions } from './options';
import { watchMailbox } from './post';
import { pollStacks } from './queries';
import { createRandom } from '../../stories/random';
import { startServers, type Part, type Servers } from './servers';
import { mailServer, makeTrouble } from './trouble';

const home = join(__dirname, '../..');
/** How long the system may take to settle after the last fault, in seconds. */
const patienceToSettle = 180;

/**
 * Runs load and faults for so many minutes, lets everything settle, then runs the checker.
 * @returns whether it found no violation
 */
export async function soak(options: SoakOptions, folder: string, parts: Record<string, Part>): Promise<boolean> {
  const began = Date.now();
  const log = (line: string): void =>
    console.log(`${((Date.now() - began) / 1_000).toFixed(1).padStart(7)} s  ${line}`);
  log(`seed ${options.seed}, ${options.minutes} minutes`);
  const servers = await startServers(folder, parts);
  process.env['TEST_POSTGRES_URL'] = servers.postgresUrl;
  process.env['TEST_TEMPORAL_ADDRESS'] = servers.engine;
  const stack = await openStack({ cabled: true, mailServer: servers.mailServer });
  Object.assign(parts, { api: stack.api, worker: stack.worker });
  const journalFile = join(folder, 'journal.jsonl');
  const journal = openJournal(journalFile);
  const post = watchMailbox(servers.mailFile);
  log('everything is up');

  const [troubleOver, loadOver] = [new AbortController(), new AbortController()];
  const as = (person: string) => persistent(person, stack.as(person), journal);
  const stage = { as, mailbox: servers.mailServer.url, tell: silent };
  const random = (part: number) => createRandom(options.seed * 10 + part);
  const load = carryLoad({ ...options, stage, post, journal, random: random(1), until: loadOver.signal, log });
  const engine = { address: servers.engine, namespace: stack.namespace };
  const begunIds = (): readonly string[] => load.begun.map(({ caseId }) => caseId);
  const queries = pollStacks(engine, begunIds, { random: random(2), until: loadOver.signal });
  const cables = {
    PostgreSQL: stack.cables.record,
    [mailServer]: stack.cables.mail,
    'the engine from the API': stack.cables.api,
    'the engine from the worker': stack.cables.worker,
  };
  setTimeout(() => troubleOver.abort(), options.minutes * 60_000);
  await makeTrouble({ ...options, parts, cables, random: random(3), journal, until: troubleOver.signal, log });
  log('nothing is broken any more');
  loadOver.abort();
  await load.done;
  const deaf = await askOnce(load, post);
  const settled = await settle(stack, servers);
  log(settled ? 'everything has come to rest' : 'it has not come to rest');

  report(stack, journal.troubles, await queries);
  for (const line of deaf) console.log(`VIOLATION  was asked at the end, and nothing came: ${line}`);
  keepOutput(stack, options.seed);
  const isSound = await runChecker(stack, servers, journalFile);
  return isSound && deaf.length === 0;
}

/** Waits until no work is past its time. */
async function settle(stack: Stack, { engine, mailFile }: Servers): Promise<boolean> {
  const places = {
    record: stack.recordUrl,
    mailbox: mailFile,
    engine: { address: engine, namespace: stack.namespace },
  };
  const sources = await openSources(places);
  try {
    const isSettled = async (): Promise<boolean> => (await listUnsettled(sources, 10)).length === 0;
    return await until('rest', patienceToSettle, isSettled, 1_000).catch(() => false);
  } finally {
    await sources.close();
  }
}

function report(stack: Stack, troubles: ReadonlyMap<string, number>, queries: number): void {
  const line = (what: string, count: number): void => console.log(`${what.padEnd(48)}${String(count).padStart(8)}`);
  const sorted = [...troubles].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [what, count] of sorted) line(what, count);
  line(
    'kills in all',
    sorted.filter(([what]) => what.endsWith(' killed')).reduce((sum, [, count]) => sum + count, 0),
  );
  line('call stacks answered', queries);
  line('fresh runs', stack.worker.output().split('"fresh_run"').length - 1);
}

/** Saves the output of API and worker for the analysis of a violation. */
function keepOutput({ api, worker }: Stack, seed: number): void {
  const folder = join(home, '.local/soak');
  mkdirSync(folder, { recursive: true });
  for (const [name, program] of Object.entries({ api, worker }))
    writeFileSync(join(folder, `${name}-${seed}.log`), program.output());
}

async function runChecker(stack: Stack, servers: Servers, journal: string): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'checker/main.ts')], {
    env: {
      PATH: process.env['PATH'],
      TZ: 'UTC',
      DATABASE_URL: stack.recordUrl,
      MAILBOX: servers.mailFile,
      JOURNAL: journal,
      TEMPORAL_ADDRESS: servers.engine,
      TEMPORAL_NAMESPACE: stack.namespace,
    },
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}
