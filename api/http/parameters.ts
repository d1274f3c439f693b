import { z } from 'zod';
import { instant } from '../../shared/domain/contract/text';

/** A parameter that is true or false. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** The parameters of a range of due times. */
export const dueRange = {
  dueFrom: instant.optional().meta({ type: 'string', format: 'date-time', description: 'Due from this instant on' }),
  dueBefore: instant.optional().meta({ type: 'string', format: 'date-time', description: 'Due before this instant' }),
};

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
