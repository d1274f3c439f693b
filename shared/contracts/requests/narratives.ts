import type { Narrative } from '../../domain/commands';
import { FreeText } from './text';

/** The same value with a reference in the place of each free text. */
export type Referenced<T> = T extends FreeText
  ? Narrative
  : T extends readonly (infer Each)[]
    ? readonly Referenced<Each>[]
    : T extends object
      ? { readonly [K in keyof T]: Referenced<T[K]> }
      : T;

/**
 * Puts a reference in the place of every free text, however deep it lies, and leaves out what is undefined: an event
 * holds what was said and no empty fields.
 * @param keep takes a text in and gives its reference
 */
export function referTexts<T>(value: T, keep: (text: string) => Narrative): Referenced<T> {
  return refer(value, keep) as Referenced<T>;
}

function refer(value: unknown, keep: (text: string) => Narrative): unknown {
  if (value instanceof FreeText) return keep(value.text);
  if (Array.isArray(value)) return value.map((each) => refer(each, keep));
  if (typeof value !== 'object' || value === null) return value;
  const filled = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(filled.map(([key, each]) => [key, refer(each, keep)]));
}
