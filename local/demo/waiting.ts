import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Calls `probe` until it returns a value. An error of `probe` ends the wait at once.
 *
 * @param patience in seconds
 * @throws naming `what` when it was not found in time
 */
export async function until<T>(
  what: string | (() => string),
  patience: number,
  probe: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  every = 100,
): Promise<T> {
  const end = Date.now() + patience * 1_000;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > end)
      throw new Error(`waited ${patience} s in vain for ${typeof what === 'string' ? what : what()}`);
    await sleep(every);
  }
}
