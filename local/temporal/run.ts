import { spawn } from 'node:child_process';

/** Runs a program to its end. Never throws: a missing or slow program has a `failure` like any other. */
export function run(
  program: string,
  args: readonly string[],
  patience: number,
): Promise<{ readonly output: string; readonly failure?: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    // The time-out of spawn itself outlives a missing program.
    const timer = setTimeout(() => child.kill(), patience);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve({ output, failure: error.message });
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) return resolve({ output });
      const why = signal === null ? `ended with ${code}` : `was stopped after ${patience / 1000} s`;
      const lastLine = output.trim().split('\n').at(-1) ?? '';
      resolve({ output, failure: `${program} ${why}${lastLine && `: ${lastLine}`}` });
    });
  });
}
