import { ApplicationFailure } from '@temporalio/common';

/** What an activity tells the engine when it fails: a code, never a message that could hold an address or a name. */
export function failure(code: string, options: { readonly retryAfterMs?: number } = {}): ApplicationFailure {
  const { retryAfterMs } = options;
  return ApplicationFailure.create({
    type: code,
    message: code,
    ...(retryAfterMs !== undefined && { nextRetryDelay: retryAfterMs }),
  });
}

/**
 * What a log may hold of an unexpected error: what kind it is and where it was thrown. Messages stay out: a
 * database or a mail server quotes what it was given.
 */
export function traceOf(error: unknown): { readonly error: string; readonly code?: string; readonly at?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  const at = frames.slice(0, 4).map((line) => line.trim());
  return { error: error.name, ...(code !== undefined && { code }), ...(at.length > 0 && { at: at.join(' < ') }) };
}

/** A log of codes and opaque ids. */
export interface ActivityLog {
  warn(fields: object, message: string): void;
}

/**
 * Runs `work`; what it throws reaches the engine as a code (retried like any failure) and the log as a trace.
 * Failures that are codes already pass as they are.
 */
export async function codesOnly<T>(code: string, log: ActivityLog, ids: object, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApplicationFailure) throw error;
    log.warn({ ...ids, ...traceOf(error) }, code);
    throw failure(error instanceof Error && error.name === 'RecordUnavailable' ? 'record_unavailable' : code);
  }
}
