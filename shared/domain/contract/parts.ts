import { z } from 'zod';
import { isDuration } from '../time';

/** The pieces that definitions are made of. */
export const duration = z
  .string()
  .refine(isDuration, 'not a duration: ISO 8601 such as P90D or PT72H, or working days such as 5wd')
  .meta({
    description: 'ISO 8601 such as P90D or PT72H, or working days such as 5wd',
    pattern: '^(P(?!$)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?|\\d+wd)$',
  });

/** Time that passes: never nothing, or a schedule would never move on. */
export const span = duration.refine((text) => /[1-9]/.test(text), 'longer than nothing');

/** Counted backwards from a date, which working days cannot be. */
export const spanBefore = span.refine(
  (text) => !text.endsWith('wd'),
  'an ISO 8601 duration: working days are not counted backwards',
);

export const code = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a code is lower case with underscores');
export const codes = z.array(code).min(1);

export function areDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

const step = z.strictObject({
  until: span.nullable().meta({ description: 'Counted from the start; null in the last step, which goes on' }),
  every: span,
});

/** What falls due how often, by how long it has been running. */
export const schedule = z
  .array(step)
  .min(1)
  .refine((steps) => steps.slice(0, -1).every((each) => each.until !== null), 'only the last step may be open-ended');
