import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../local/demo/waiting';
import { keepRunning, type Kept } from '../../local/keep-running';
import type { Part, Running } from '../../local/part';
import { endProcess, isRunning, killProcess, markProcess } from '../../local/processes';

/** A part whose process is real and idle; it records every start. */
const idlePart = (): Part & { readonly starts: Running[] } => {
  const starts: Running[] = [];
  return {
    kind: 'part',
    name: 'idle',
    starts,
    start: async () => {
      const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
      const mark = markProcess(child.pid ?? 0);
      if (mark === undefined) throw new Error('it ended at once');
      const ended = once(child, 'exit').then(() => undefined);
      const running = { mark, ended, stop: () => endProcess(mark, 'SIGTERM', 2_000) };
      starts.push(running);
      return running;
    },
  };
};

let kept: Kept;
const lines: string[] = [];
const start = async (part: Part, ending = new AbortController().signal): Promise<void> => {
  kept = await keepRunning(part, ending, (line) => lines.push(line));
};

afterEach(() => kept.stop());

test('a part that is killed is started again', async () => {
  const part = idlePart();
  await start(part);
  if (part.starts[0]) killProcess(part.starts[0].mark);
  await until('a second start', 60, () => part.starts.length === 2);
  await until('it to be said', 60, () => lines.some((line) => line.includes('idle runs again')));
  expect(part.starts.map(({ mark }) => isRunning(mark))).toEqual([false, true]);
});

test('a part that is stopped stays so', async () => {
  const part = idlePart();
  await start(part);
  await kept.stop();
  await sleep(700);
  expect(part.starts.map(({ mark }) => isRunning(mark))).toEqual([false]);
});

test('nothing is started again once the stack is ending', async () => {
  const part = idlePart();
  const ending = new AbortController();
  await start(part, ending.signal);
  ending.abort();
  if (part.starts[0]) killProcess(part.starts[0].mark);
  await sleep(700);
  expect(part.starts).toHaveLength(1);
});
