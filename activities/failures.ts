import { ApplicationFailure } from '@temporalio/common';
import { RecordUnavailable } from '../record/postgres/unavailable';
import { traceOf } from '../shared/platform/trace';

/** The failure of an activity as the engine stores it: a code, never a message that could hold an address or a name. */
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
 * Runs `work`. The engine gets an error as a code (retried like any failure), the log gets its trace. Failures that are
 * codes already pass unchanged.
 */
export async function codesOnly<T>(code: string, log: ActivityLog, ids: object, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApplicationFailure) throw error;
    log.warn({ ...ids, ...traceOf(error) }, code);
    throw failure(error instanceof RecordUnavailable ? 'record_unavailable' : code);
  }
}
