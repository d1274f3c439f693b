import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { liveSome, type Caseload, type Life } from '../../simulation/caseload';

import { readOptions } from '../../simulation/options';
import { summarise } from '../../simulation/summary';
import { tenth } from '../setup/long';

const all = { first: 0, every: 1 };
const caseload = (more: Partial<Caseload> = {}): Caseload => {
  return { cases: 3, years: 2, seed: 7, programme: 'standard', ...more };
};

/** A few lives; `npm run simulate` checks a thousand in the same way, of ten years each. */
describe('the lives of a simulation', () => {
  it('break no rule and fold from their logs', async () => {
    const summary = summarise(await liveSome(caseload({ cases: tenth(30) }), all));
    expect(summary.faults).toEqual([]);
    expect(summary.commands).toBeGreaterThan(tenth(5_000));
    expect(summary.stands.size).toBeGreaterThan(2);
    expect(summary.largestState).toBeLessThan(64 * 1_024);
  });

  it('break no rule on the programme for the young', async () => {
    const summary = summarise(await liveSome(caseload({ cases: 1, programme: 'youth' }), all));
    expect(summary.faults).toEqual([]);
    expect(summary.accepted.get('recordConsent')).toBeGreaterThan(0);
  });

  it('are the same again, in whatever parts they are lived', async () => {
    const few = caseload({ cases: 4, years: 1 });
    const together = await liveSome(few, all);
    const even = await liveSome(few, { first: 0, every: 2 });
    const odd = await liveSome(few, { first: 1, every: 2 });
    expect([even[0], odd[0], even[1], odd[1]]).toEqual<(Life | undefined)[]>([...together]);
    expect(await liveSome({ ...few, seed: 8 }, all)).not.toEqual(together);
  });
});

describe('the options of the simulation', () => {
  it.each([
    [['--cases', '0'], '--cases is a number from 1 to 100000'],
    [['--years', 'many'], '--years is a number from 1 to 60'],
    [['--seed', '-1'], "'--seed'"],
    [['--seed=-1'], '--seed is a number from 0'],
    [['--threads', ''], '--threads is a number from 1'],
    [['--speed', '9'], "'--speed'"],
  ])('%j is refused by name', (args, message) => {
    expect(() => readOptions(args, 2)).toThrow(message);
  });

  it('are the usual ones where none are given', () => {
    expect(readOptions([], 2)).toEqual({ cases: 1_000, years: 10, seed: 7, programme: 'standard', threads: 2 });
  });

  it('name a programme that there is', async () => {
    await expect(liveSome(caseload({ programme: 'none' }), all)).rejects.toThrow('--programme');
  });
});

describe('the command', () => {
  it('lives on several threads what it lives on one', () => {
    const several = printed('npm', 'run', '--silent', 'simulate', '--', ...few, '--threads', '2');
    expect(several).toContain('no rule was broken');
    const compiled = join(root, '.local/simulation/simulation/main.js');
    expect(printed(process.execPath, compiled, ...few, '--threads', '1')).toBe(several);
  });
});

const root = join(__dirname, '../..');
const few = ['--cases', '2', '--years', '1'];

/** The output of a command, without the elapsed time. */
function printed(command: string, ...args: readonly string[]): string {
  const { stdout } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  return stdout.replace(/^.* decisions a second$/m, '');
}
