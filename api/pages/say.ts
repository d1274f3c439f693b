import type { Translator } from '../../shared/languages';
import { civilDate, type Instant } from '../../shared/domain/time';

/** How the values of a case read to one reader. */
export interface Saying {
  readonly translator: Translator;
  readonly timeZone: string;
  /** The name of a person, where the reader may know it. */
  readonly nameOf: (personId: string) => string | undefined;
}

const date = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
const duration = /^P(?:\d+[YMWD])+$/;
const code = /^[a-z][a-z0-9_]*$/;
/** Fields whose values are always codes. */
const codeField =
  /(?:code|kind|type|level|status|outcome|area|item|measure|module|purpose|severity|class|tier|factors)$/i;
const idField = /Ids?$|^about$/;
const madeId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Any code in words: of the practice, else of a programme. */
export function codeInWords({ practice, option, reason }: Translator, of: string, field?: string): string {
  return Object.hasOwn(practice.options, of) ? option(of, field) : reason(of);
}

/** The day of a moment with its weekday. */
export function dayOf(at: Instant, timeZone: string, { weekday }: Translator): string {
  return weekday(civilDate(at, timeZone));
}

/**
 * A value in words: people by name, dates and codes as the reader's language writes them.
 * @returns undefined for an id, which says nothing to anybody
 */
export function valueInWords(field: string, value: unknown, saying: Saying): string | undefined {
  const { translator, timeZone, nameOf } = saying;
  if (typeof value === 'boolean') return translator.text(value ? 'app.values.yes' : 'app.values.no');
  if (typeof value === 'number') return translator.number(value);
  if (typeof value !== 'string') return undefined;
  // Administrators choose the ids of people: one may look like a code.
  const name = !idField.test(field) && Object.hasOwn(translator.practice.options, value) ? undefined : nameOf(value);
  if (name !== undefined) return name;
  if (idField.test(field) || madeId.test(value)) return undefined;
  if (date.test(value)) return translator.weekday(value);
  if (instant.test(value)) return translator.moment(value, timeZone);
  if (duration.test(value)) return translator.duration(value);
  return isCode(field, value, translator) ? codeInWords(translator, value, field) : value;
}

/** A single word that a person typed looks like a code: outside fields of codes, only known or joined words are codes. */
function isCode(field: string, value: string, { practice, reason }: Translator): boolean {
  if (!code.test(value)) return false;
  if (codeField.test(field) || value.includes('_') || Object.hasOwn(practice.options, value)) return true;
  return reason(value) !== value.charAt(0).toUpperCase() + value.slice(1);
}
