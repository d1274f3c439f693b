import { z } from 'zod';

/**
 * One or more values of a query parameter: repeated, or separated by commas.
 *
 * @param each the schema of one value, of which `most` may be named
 */
export function several<Value extends z.ZodType>(each: Value, most: number) {
  return z.preprocess(separated, z.array(each).min(1).max(most));
}

function separated(given: unknown): unknown {
  if (given === undefined) return undefined;
  return [given].flat().flatMap((value) => (typeof value === 'string' ? value.split(',') : [value]));
}
