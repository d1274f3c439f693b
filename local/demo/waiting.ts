import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Calls `probe` repeatedly until it finds something, and returns that.
 *
 * @param patience in seconds
 * @throws naming `what` when it was not found in time
 */
export async function until<T>(
  what: string,
  patience: number,
  probe: () => Promise<T | undefined | null | false>,
  every = 250,
): Promise<T> {
  const end = Date.now() + patience * 1_000;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited ${patience} s in vain for ${what}`);
    await sleep(every);
  }
}
