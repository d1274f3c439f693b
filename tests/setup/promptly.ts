import { until } from '../../local/demo/waiting';

/**
 * Repeats `act` until it takes less than `ms` milliseconds, and returns that result. A busy machine slows down some
 * attempts, a wait for somebody slows down all of them.
 */
export async function promptly<T>(what: string, ms: number, act: () => Promise<T>): Promise<T> {
  const took: number[] = [];
  const { result } = await until(
    () => `${what} within ${ms} ms: it took ${took.join(', ')} ms`,
    60,
    async () => {
      const began = performance.now();
      const result = await act();
      took.push(Math.round(performance.now() - began));
      return took.at(-1)! < ms && { result };
    },
  );
  return result;
}
