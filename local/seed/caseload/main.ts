import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../../record/postgres/database';
import { openKeysOf } from '../../../record/keys/from-environment';
import { findEnvironment } from '../../../record/postgres/migrations';
import { loadProgrammes } from '../../../record/programmes/programmes';
import { createSeals } from '../../../record/sealing/seals';
import { readLocalConfig, type Environment } from '../../config';
import { findStack } from '../../stack-file';
import { idOfCase, tellCaseload } from '.';
import { countWaiting } from './marks';
import { runProgram } from '../../../shared/platform/run-program';

const usage = 'npm run seed -- [--cases 500]';
const home = join(__dirname, '../../..');
const atOnce = 4;
const casesAtMost = 20_000;
const lookEveryMs = 5_000;
const patienceMs = 10 * 60_000;

/** Adds a made-up caseload to the running local stack, and waits until every case has its workflow. */
async function main(args: readonly string[]): Promise<void> {
  const cases = readCases(args);
  const env = environmentOfStack(process.env);
  const { DATABASE_URL = '', PROGRAMMES_DIR = join(home, 'programmes') } = env;
  const { keys, close } = openKeysOf(env);
  const db = openDatabase(DATABASE_URL, { poolSize: atOnce + 1 });
  try {
    const environment = await findEnvironment(db);
    if (environment !== 'local') throw new Error(`made-up cases go into a local stack only, not ${environment}`);
    const programme = (await loadProgrammes(db, PROGRAMMES_DIR)).find(({ id }) => id === 'standard');
    if (!programme) throw new Error(`${PROGRAMMES_DIR} has no programme "standard"`);
    const seals = createSeals({ keys, environment, randomBytes });
    const now = new Date().toISOString();
    const tell = everySoOften((done) => console.log(`${done} of ${cases} cases`));
    const told = await tellCaseload({ db, keys, seals, programme, cases, now, atOnce, onProgress: tell });
    console.log(told > 0 ? `${told} cases told` : `all ${cases} cases are there already`);
    await waitForWorkflows();
  } finally {
    await Promise.all([db.destroy(), close()]);
  }

  /** The sweep starts a limited number per second, which leaves the engine capacity for present work. */
  async function waitForWorkflows(): Promise<void> {
    const ids = Array.from({ length: cases }, (_, index) => idOfCase(index + 1));
    const started = Date.now();
    for (;;) {
      const waiting = await countWaiting(db, ids);
      if (waiting === 0) break;
      if (Date.now() - started > patienceMs)
        throw new Error(`${waiting} cases still wait for the worker's sweep: does the worker run?`);
      console.log(`${cases - waiting} of ${cases} workflows run`);
      await sleep(lookEveryMs);
    }
    console.log(`all ${cases} cases have their workflow`);
  }
}

function readCases(args: readonly string[]): number {
  const { values } = parseArgs({ args: [...args], options: { cases: { type: 'string', default: '500' } } });
  const cases = Number(values.cases);
  if (!Number.isInteger(cases) || cases < 1 || cases > casesAtMost)
    throw new Error(`--cases is a whole number from 1 to ${casesAtMost}. ${usage}`);
  return cases;
}

/** This process's environment, as from `npm run local -- seed`, or that of the running stack's API. */
function environmentOfStack(given: Environment): Environment {
  if (given['DATABASE_URL'] && given['KEYS_DATABASE_URL']) return given;
  const { dir } = readLocalConfig(given, home);
  const stack = findStack(dir)?.environment;
  if (stack === undefined) throw new Error(`No stack runs on ${dir}, or it is still starting: see "npm start".`);
  return { ...given, ...stack };
}

function everySoOften(say: (done: number) => void): (done: number) => void {
  let last = Date.now();
  return (done) => {
    if (Date.now() - last < lookEveryMs) return;
    last = Date.now();
    say(done);
  };
}

runProgram(main);
