/**
 * `npm run bench [-- PART ...] [-- --quick]`: throughput and resources of the product, compared with its peers. The
 * numbers go into docs/performance.md.
 */
import { loadavg } from 'node:os';
import { decisions } from './decisions';
import { growth, opening } from './growth';
import { idle } from './idle';
import { lists } from './lists';
import { agent } from './load';
import { burst, mails } from './mails';
import { startStack, type Stack } from './stack';
import { runProgram } from '../shared/platform/run-program';

const parts: Readonly<Record<string, (stack: Stack, isQuick: boolean) => Promise<void>>> = {
  decisions,
  opening,
  growth,
  mails,
  burst,
  lists,
  idle,
};

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const isQuick = given.includes('--quick');
  const named = given.filter((word) => !word.startsWith('--'));
  const unknown = named.filter((name) => !(name in parts));
  if (unknown.length > 0) throw new Error(`no such part: ${unknown.join()}; there are ${Object.keys(parts).join()}`);
  const chosen = named.length > 0 ? named : Object.keys(parts);
  const stack = await startStack();
  try {
    for (const name of chosen) {
      const began = performance.now();
      const load = loadavg()[0]!.toFixed(2);
      await parts[name]!(stack, isQuick);
      console.log(`\n${name}: ${((performance.now() - began) / 1_000).toFixed(0)} s; load before it ${load}`);
    }
  } finally {
    agent.destroy();
    await stack.end();
  }
}

runProgram(main, {
  describe: (error) => error,
});
