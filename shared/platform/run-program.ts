import { inspect } from 'node:util';

export interface ProgramOptions {
  /** The part of an error that standard error shows; by default its message, without the stack. */
  readonly describe?: (error: unknown) => unknown;
  /** The exit code after an error; 1 by default. */
  readonly codeOf?: (error: unknown) => number;
  /** Whether an error ends the process at once, though connections or servers are still open. */
  readonly endsAtOnce?: boolean;
}

/**
 * Runs the main function of a program with its command line arguments. A number that it gives is the exit code; an
 * error is described on standard error.
 */
export function runProgram(
  main: (args: readonly string[]) => unknown,
  { describe = messageOf, codeOf = () => 1, endsAtOnce = false }: ProgramOptions = {},
): void {
  const run = async (): Promise<unknown> => main(process.argv.slice(2));
  run().then(
    (result) => {
      if (typeof result === 'number') process.exitCode = result;
    },
    (error: unknown) => {
      const shown = describe(error);
      process.stderr.write(`${typeof shown === 'string' ? shown : inspect(shown)}\n`);
      process.exitCode = codeOf(error);
      if (endsAtOnce) process.exit();
    },
  );
}

function messageOf(error: unknown): unknown {
  return error instanceof Error ? error.message : error;
}
