import { spawn } from 'node:child_process';

/** Runs a program to its end. Never throws: a program that is missing or too slow has a `failure` like any other. */
export function run(
  program: string,
  args: readonly string[],
  patience: number,
): Promise<{ readonly output: string; readonly failure?: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: patience });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => resolve({ output, failure: error.message }));
    child.once('close', (code, signal) => {
      if (code === 0) return resolve({ output });
      const why = signal === null ? `ended with ${code}` : `was stopped after ${patience / 1000} s`;
      const lastLine = output.trim().split('\n').at(-1) ?? '';
      resolve({ output, failure: `${program} ${why}${lastLine && `: ${lastLine}`}` });
    });
  });
}
