import { ApplicationFailure } from '@temporalio/common';
import { traceOf } from '../shared/platform/trace';

/** A failure as the engine sees it: a code, never a message that could hold an address or a name. */
export function failure(code: string, options: { readonly retryAfterMs?: number } = {}): ApplicationFailure {
  const { retryAfterMs } = options;
  return ApplicationFailure.create({
    type: code,
    message: code,
    ...(retryAfterMs !== undefined && { nextRetryDelay: retryAfterMs }),
  });
}

/** A log of codes and opaque ids. */
export interface ActivityLog {
  warn(fields: object, message: string): void;
}

/**
 * Runs `work`. An exception reaches the engine as a code (retried like any failure) and the log as a trace; failures
 * that are already codes pass unchanged.
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
