import { z } from 'zod';
import { isDuration } from '../time';

/** Building blocks of programme definitions. */
export const duration = z
  .string()
  .refine(isDuration, 'not a duration: ISO 8601 such as P90D or PT72H, or working days such as 5wd')
  .meta({
    description: 'ISO 8601 such as P90D or PT72H, or working days such as 5wd',
    pattern: '^(P(?!$)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?|\\d+wd)$',
  });

/** A duration above zero: with zero a schedule would never advance. */
export const span = duration.refine((text) => /[1-9]/.test(text), 'longer than nothing');

/** A duration to count backwards from a date, so not in working days. */
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

/** How often something falls due, by the time since it started. */
export const schedule = z
  .array(step)
  .min(1)
  .refine((steps) => steps.slice(0, -1).every((each) => each.until !== null), 'only the last step may be open-ended');
