import type { CommandName, TaskKind } from '../../domain/case';
import { restrictedWord } from '../../domain/compartments';
import type { FieldName } from './keys';
import type { FieldWords, PracticeTexts } from './words';

export type Values = Readonly<Record<string, string | number>>;

/** Words for the codes of the practice as the API answers them: a code without words is made readable. */
export interface Lookups {
  /** The label of a field and perhaps a hint, as they are in one command or kind of task where that is given. */
  readonly field: (name: string, of?: CommandName | TaskKind) => FieldWords & { readonly label: string };
  /** A code of an enumeration, as it is said in the field where it stands; else one of a programme. */
  readonly option: (code: string, field?: string) => string;
  /**
   * The sentence of an event, or its beginning where a value of the sentence is hidden from the reader or empty.
   * @param values fields of its data, already in words
   */
  readonly event: (type: string, values?: Values) => string;
  /** The verb phrase of a missing requirement. */
  readonly missing: (code: string) => string;
  /** The words of a deadline. */
  readonly deadline: (what: string) => string;
  /** Why a command is refused and what to do next. */
  readonly refusal: (code: string) => string;
}

/**
 * @param practice the texts of one language
 * @param fill puts values into the text with this path
 * @param ofProgramme the words of a programme's code
 */
export function lookupsOf(
  practice: PracticeTexts,
  fill: (path: string, values: Values) => string,
  ofProgramme: (code: string) => string | undefined,
): Lookups {
  const event: Lookups['event'] = (type, values = {}) => {
    if (type === restrictedWord) return beginning(practice.events.restrictedEntryMade);
    const sentence = find(practice.events, type);
    if (sentence === undefined) return readable(type);
    const isComplete = namesIn(sentence).every((name) => Object.hasOwn(values, name) && values[name] !== '');
    return isComplete ? fill(`practice.events.${type}`, values) : beginning(sentence);
  };

  const option: Lookups['option'] = (code, field = '') =>
    find(find(practice.optionsOf, field) ?? {}, code) ??
    find(practice.options, code) ??
    ofProgramme(code) ??
    readable(code);

  return {
    event,
    option,
    field: (name, of) => {
      const own = of && practice.fieldsOf[of]?.[name as FieldName];
      return { label: find(practice.fields, name) ?? readable(name), ...own };
    },
    missing: (code) => {
      const words = find(practice.missing, code);
      if (words !== undefined) return words;
      const family = Object.keys(practice.missing).find((each) => each.endsWith('_') && code.startsWith(each));
      const one = code.slice(family?.length ?? 0);
      const which = option(one);
      return family === undefined ? which : fill(`practice.missing.${family}`, { which });
    },
    deadline: (what) => find(practice.deadlines, what) ?? event(what),
    refusal: (code) => find(practice.refusals, code) ?? practice.refusals.not_possible,
  };
}

/** A code in place of words that nobody has written. */
function readable(code: string): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function find<T>(words: Readonly<Record<string, T | undefined>>, code: string): T | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

function namesIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/g)].flatMap(([, name]) => name ?? []);
}

/** The part of a sentence that stands without its values. */
function beginning(sentence: string): string {
  return (/^[^:(]*/.exec(sentence)?.[0] ?? '').trim();
}
