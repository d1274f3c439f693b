import { resources, type Translator } from '../../shared/languages';
import type { PracticeTexts } from '../../shared/languages/practice/words';

/** Groups of words by code. */
type Group = {
  [G in keyof PracticeTexts & string]: PracticeTexts[G] extends Readonly<Partial<Record<string, string>>> ? G : never;
}[keyof PracticeTexts & string];

/** How the values of a case read to one reader. */
export interface Saying {
  readonly translator: Translator;
  readonly timeZone: string;
  /** The name of a person, where the reader may know it. */
  readonly nameOf: (personId: string) => string | undefined;
}

const date = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
const code = /^[a-z][a-z0-9_]*$/;
const idField = /Ids?$/;

/** The words of the practice in the reader's language. */
export function practiceOf({ language }: Pick<Translator, 'language'>): PracticeTexts {
  return resources[language].practice;
}

/** A code of the practice in words; undefined where the group has no such code. */
export function wordOf(translator: Translator, group: Group, of: string): string | undefined {
  const words: Readonly<Partial<Record<string, string>>> = practiceOf(translator)[group];
  return Object.hasOwn(words, of) ? words[of] : undefined;
}

/** Any code in words: of the practice, else of a programme. */
export function codeInWords(translator: Translator, of: string): string {
  return wordOf(translator, 'options', of) ?? translator.reason(of);
}

/** What a gate lacks or a task asks, as a verb phrase; a code of a family has the words of its family. */
export function missingInWords(translator: Translator, code: string): string {
  const exact = wordOf(translator, 'missing', code);
  if (exact !== undefined) return exact;
  const parts = code.split('_');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const family = wordOf(translator, 'missing', `${parts.slice(0, length).join('_')}_`);
    if (family !== undefined) return `${family}: ${codeInWords(translator, parts.slice(length).join('_'))}`;
  }
  return translator.reason(code);
}

/** The label of a field. */
export function labelOf(translator: Translator, field: string): string {
  return (
    wordOf(translator, 'fields', field) ??
    translator.reason(field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  );
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
  const name = nameOf(value);
  if (name !== undefined) return name;
  if (idField.test(field)) return undefined;
  if (date.test(value)) return translator.date(value);
  if (instant.test(value)) return translator.moment(value, timeZone);
  return code.test(value) ? (wordOf(translator, 'options', value) ?? programmeWord(translator, value)) : value;
}

/** A word that somebody typed may look like a code: it stays as it was typed. */
function programmeWord(translator: Translator, value: string): string {
  const readable = translator.reason(value);
  return value.includes('_') || readable.toLowerCase() !== value ? readable : value;
}
