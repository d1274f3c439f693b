import type { Narrative } from '../../domain/commands';
import { FreeText } from './text';

/** The same type with a reference in place of each free text. */
export type Referenced<T> = T extends FreeText
  ? Narrative
  : T extends readonly (infer Each)[]
    ? readonly Referenced<Each>[]
    : T extends object
      ? { readonly [K in keyof T]: Referenced<T[K]> }
      : T;

/**
 * Replaces every free text, at any depth, by a reference, and drops undefined fields, so that an event holds no empty
 * ones.
 * @param keep stores a text and returns its reference
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
