import type { Logger } from 'pino';
import { traceOf } from '../shared/trace';

/** What a supervisor allows before it kills. */
const patience = 30_000;

/** At SIGTERM or SIGINT: ends one thing after the other, and the process with the last, within half a minute. */
export function stopInOrder(log: Logger, steps: readonly (() => Promise<unknown>)[]): void {
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    log.info('stopping');
    setTimeout(() => process.exit(1), patience - 1_000).unref();
    for (const step of steps) {
      await step().catch((error: unknown) => log.warn(traceOf(error), 'a step of stopping failed'));
    }
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop()).once('SIGINT', () => void stop());
}
