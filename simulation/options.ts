import { parseArgs } from 'node:util';
import type { Caseload } from './caseload';

const usage = 'npm run simulate -- [--cases 1000] [--years 10] [--seed 7] [--programme standard] [--threads 2]';
const bounds = {
  cases: [1_000, 1, 100_000],
  years: [10, 1, 60],
  seed: [7, 0, 1_000_000_000],
  threads: [1, 1, 64],
} as const;

/**
 * Reads the command line.
 *
 * @param threads the default number of threads
 * @throws an error with the wrong option and the usage
 */
export function readOptions(args: readonly string[], threads: number): Caseload & { readonly threads: number } {
  const { values } = parse(args);
  const number = (name: keyof typeof bounds, usual: number = bounds[name][0]): number => {
    const [, least, most] = bounds[name];
    const given = Number(values[name] ?? usual);
    if (!Number.isFinite(given) || given < least || given > most || values[name]?.trim() === '')
      throw new Error(`--${name} is a number from ${least} to ${most}. ${usage}`);
    return name === 'years' ? given : Math.floor(given);
  };
  return {
    cases: number('cases'),
    years: number('years'),
    seed: number('seed'),
    programme: values.programme ?? 'standard',
    threads: number('threads', threads),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { cases: text, years: text, seed: text, programme: text, threads: text },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}. ${usage}`, { cause: error });
  }
}
