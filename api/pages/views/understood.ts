import { Problem } from '../../errors/problem';
import type { Filter } from './filters';

/**
 * The answer of a list to the filter in an address. Nobody can be expected to repair an address by hand: one that the
 * API does not understand shows the whole list, and says so.
 */
export async function understood<Answer>(
  query: Readonly<Record<string, string>>,
  names: readonly string[],
  ask: (filter: Filter) => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly filter: Filter; readonly isUnderstood: boolean }> {
  const filter = Object.fromEntries(
    [...names, 'cursor'].flatMap((name) =>
      query[name] === undefined || query[name] === '' ? [] : [[name, query[name]]],
    ),
  );
  try {
    return { answer: await ask(filter), filter, isUnderstood: true };
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 400) throw error;
    return { answer: await ask({}), filter: {}, isUnderstood: false };
  }
}
