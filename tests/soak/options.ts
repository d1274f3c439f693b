import { parseArgs } from 'node:util';

export interface SoakOptions {
  readonly minutes: number;
  readonly seed: number;
  readonly callers: number;
  readonly killsPerMinute: number;
}

/** @throws naming the invalid option */
export function readOptions(args: readonly string[]): SoakOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: text, seed: text, callers: text, 'kills-per-minute': text },
  });
  const number = (name: keyof typeof values, otherwise: number): number => {
    const value = Number(values[name] ?? otherwise);
    if (!(value > 0)) throw new Error(`--${name} takes a number above 0`);
    return value;
  };
  return {
    minutes: number('minutes', 10),
    seed: number('seed', (Date.now() % 100_000) + 1),
    callers: number('callers', 6),
    killsPerMinute: number('kills-per-minute', 11),
  };
}
