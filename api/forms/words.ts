import type { TextKey } from '../../shared/languages/texts';
import type { ChoiceSource } from '../../shared/domain/contract/choices';

type FormTextKey = TextKey extends infer Key ? (Key extends `forms.${infer Rest}` ? Rest : never) : never;

/** The words of one form, in the reader's language. Paths are those of fields without the numbers of lists. */
export interface FormWords {
  /** Words that all forms have in common. */
  readonly text: (key: FormTextKey, values?: Readonly<Record<string, string | number>>) => string;
  /** The name of a field: `objectives.title`. */
  readonly label: (path: string) => string;
  readonly hint: (path: string) => string | null;
  /** A code of the schema. */
  readonly option: (code: string, path: string) => string;
  /** A refusal by a rule: what is wrong, and what to do next. */
  readonly refusal: (code: string) => string;
  /** A date with its weekday. */
  readonly day: (date: string) => string;
  readonly moment: (instant: string, timeZone: string) => string;
}

/** One of the things that a field is chosen from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
  readonly hint?: string;
}

/** The choices of a field, loaded before. The path has the numbers of lists, as the field has it. */
export type Choices = (source: ChoiceSource, path: string) => readonly Choice[];

/** The path of a field without the numbers of lists. */
export function nameOf(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, '');
}
