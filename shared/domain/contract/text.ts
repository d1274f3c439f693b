import { z } from 'zod';
import { isCivilDate, type CivilDate, type Instant } from '../time';

/**
 * Free text as a person wrote it. The record stores it; events, logs and the engine have only a reference to it
 * (`Narrative` of the domain).
 */
export class FreeText {
  constructor(readonly text: string) {}

  /** A parsed body serialises like the unparsed one, so that both have the same hash. */
  toJSON(): string {
    return this.text;
  }
}

const longestText = 10_000;

/** Control characters other than line feed, carriage return and tab; lone surrogates, which no database stores. */
const notInText = /[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u;
const notInLine = /[\p{Cs}\p{Cc}\u2028\u2029]/u;

/**
 * The same as a pattern for the API's description: not blank, control characters only around the text, where they are
 * trimmed. Lone surrogates do not occur in JSON between systems (RFC 8259, 8.2).
 */
const described = (excluded: string): string => `^\\s*[^\\s${excluded}]([^${excluded}]*[^\\s${excluded}])?\\s*$`;
const inText = described('\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f');
const inLine = described('\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029');

const free = z
  .string()
  .trim()
  .min(1)
  .max(longestText)
  .refine((text) => !notInText.test(text), {
    error: 'holds control characters',
    params: { code: 'control_characters' },
  });

/** Free text of 1 to 10,000 characters, in any script and over several lines. */
export const narrative = free
  .meta({ description: 'Free text of several lines, without control characters', pattern: inText })
  .transform((text) => new FreeText(text));

/** One line of text, such as a name. */
export function line(longest: number): z.ZodString {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !notInLine.test(text), {
      error: 'holds control characters',
      params: { code: 'control_characters' },
    })
    .meta({ pattern: inLine });
}

/** An opaque id that this system returned. */
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/, 'not an id of this system');

/** An id that this system made, of a case or a task. */
export const madeId = z.guid('not an id that this system made');

/** The id of an entry of the record. */
export const entryId = z.guid('not the id of an entry');

export const codePattern = '^[a-z][a-z0-9_]{0,63}$';

/** A code from a list in a programme definition or an instrument. */
export const code = z.string().regex(new RegExp(codePattern), 'a code is lower case with underscores');

const centuries = (year: number): boolean => year >= 1900 && year < 2200;

/** A date that exists, `YYYY-MM-DD`. */
export const date: z.ZodType<CivilDate> = z
  .string()
  .refine((text) => isCivilDate(text) && centuries(Number(text.slice(0, 4))), 'not a date such as 2031-05-30')
  .meta({ format: 'date', pattern: '^(19|20|21)\\d{2}-' });

/** An instant, ISO 8601 with `Z` or an offset; stored in UTC to the millisecond. */
export const instant: z.ZodType<Instant> = z.iso
  .datetime({ offset: true, abort: true, error: 'not an instant such as 2031-05-30T09:00:00Z' })
  .refine((text) => centuries(new Date(text).getUTCFullYear()), 'not an instant of these centuries')
  .meta({ pattern: '^(19|20|21)\\d{2}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:[0-5]\\d(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$' })
  .transform((text) => new Date(text).toISOString());
