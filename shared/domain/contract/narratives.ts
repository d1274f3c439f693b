import type { z } from 'zod';
import type { Narrative } from '../case';
import { FreeText } from './text';

/** The same type with a reference in place of each free text. */
export type Referenced<T> = T extends FreeText
  ? Narrative
  : T extends readonly (infer Each)[]
    ? readonly Referenced<Each>[]
    : T extends object
      ? { readonly [K in keyof T]: Referenced<T[K]> }
      : T;

/** The data of each command of a contract, derived from its schema: the body without the fields that every body has. */
export type CommandsOf<Bodies extends Readonly<Record<string, z.ZodType>>> = {
  readonly [K in keyof Bodies]: Referenced<Omit<z.output<Bodies[K]>, 'occurredAt' | 'provenance'>>;
};

/**
 * Replaces every free text, at any depth, by a reference, and drops undefined fields.
 * @param keep receives each text and returns its reference
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
