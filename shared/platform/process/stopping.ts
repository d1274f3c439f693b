import type { Logger } from 'pino';
import { traceOf } from '../trace';
import { inTime } from './in-time';

/** One step of a shutdown, with its time limit. */
export interface Step {
  readonly what: string;
  readonly patience: number;
  readonly end: () => Promise<unknown>;
}

/** Signals within this time of the first count as one: npm and a terminal both forward them. */
const asOne = 1_000;

/**
 * Shuts down at SIGTERM or SIGINT: one step after the other, each within its time limit, then the process. Exit code 0
 * if every step ended by itself, 1 if one was cut off. Further signals change nothing, except a second Ctrl-C (SIGINT),
 * which ends the process at once.
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
