/** The parts of an error that a log may hold. */
export interface Trace {
  /** The error's kind. */
  readonly error: string;
  readonly code?: string;
  /** Where it was thrown. */
  readonly at?: string;
}

const framesKept = 4;
/** A code, never words: `42P01`, `ECONNREFUSED`, or a mail server's `451 4.2.1`. */
const codeLike = /^(?:[A-Za-z0-9_]{1,40}|\d{3} \d\.\d{1,3}\.\d{1,3})$/;
/** A frame names a file, its line and column. */
const frameLike = /^\s+at .*:\d+:\d+\)?$/;

/**
 * The kind of an unexpected error and where it was thrown. Messages stay out of logs, since a database or a mail server
 * quotes values in them.
 */
export function traceOf(error: unknown): Trace {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' && codeLike.test(error.code) ? error.code : undefined;
  const at = framesOf(error).slice(0, framesKept);
  return { error: error.name, ...(code !== undefined && { code }), ...(at.length > 0 && { at: at.join(' < ') }) };
}

/** The stack without its leading message, whose lines may contain anything. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const at = stack.indexOf(message);
  const frames = at < 0 ? stack : stack.slice(at + message.length);
  return frames
    .split('\n')
    .filter((line) => frameLike.test(line))
    .map((line) => line.trim());
}
