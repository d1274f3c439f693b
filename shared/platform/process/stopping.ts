import type { Logger } from 'pino';
import { traceOf } from '../trace';
import { inTime } from './in-time';

/** Ends one thing, within so many milliseconds. */
export interface Step {
  readonly what: string;
  readonly patience: number;
  readonly end: () => Promise<unknown>;
}

/** Signals within so many milliseconds of the first count as one: npm and a terminal both pass one on. */
const asOne = 1_000;

/**
 * At SIGTERM or SIGINT: ends one thing after the other, each within its patience, and the process with the last. Exit
 * code 0 where everything ended by itself, 1 where something was cut off. Signals that follow change nothing, but for a
 * second Ctrl-C (SIGINT): that ends the process at once.
 */
export function stopInOrder(log: Pick<Logger, 'info' | 'warn'>, steps: readonly Step[]): void {
  let stoppingSince: number | null = null;
  const stop = async (): Promise<void> => {
    log.info('stopping');
    let isInOrder = true;
    for (const step of steps) isInOrder = (await endedInTime(step, log)) && isInOrder;
    process.exit(isInOrder ? 0 : 1);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stoppingSince === null) {
      stoppingSince = performance.now();
      void stop();
    } else if (signal === 'SIGINT' && performance.now() - stoppingSince > asOne) process.exit(1);
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
}

async function endedInTime({ what, patience, end }: Step, log: Pick<Logger, 'warn'>): Promise<boolean> {
  try {
    await inTime(end, patience);
    return true;
  } catch (error) {
    log.warn({ what, ...traceOf(error) }, 'cut off while stopping');
    return false;
  }
}
