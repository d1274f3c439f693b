import { z } from 'zod';
import { isDuration } from '../domain/time';

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
