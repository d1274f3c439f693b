import { z } from 'zod';

/** A read-only type; members may be undefined, and are then left out. */
export type Given<T> = T extends object
  ? { readonly [Name in keyof T]: Given<T[Name]> | (string extends Name ? undefined : never) }
  : T;

type Pick = (value: unknown) => unknown;

/**
 * Copies the fields that a schema names, at every depth, without undefined ones. The compiler checks the value against
 * the schema, so it is not parsed again.
 */
export function pickerOf<Schema extends z.ZodType>(schema: Schema): (value: Given<z.input<Schema>>) => z.input<Schema> {
  return (pickBy(schema) ?? asItIs) as (value: Given<z.input<Schema>>) => z.input<Schema>;
}

/** Prepares the copying of a schema's fields; null for a value without members. */
function pickBy(schema: z.ZodType): Pick | null {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly)
    return unlessAbsent(pickBy(schema.unwrap() as z.ZodType));
  if (schema instanceof z.ZodArray) {
    const pick = pickBy(schema.element as z.ZodType) ?? asItIs;
    return (value) => (value as readonly unknown[]).map(pick);
  }
  if (schema instanceof z.ZodRecord) {
    const pick = pickBy(schema.valueType as z.ZodType);
    return (value) => membersOf(Object.keys(value as object).map((name) => [name, pick]))(value);
  }
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
    return membersOf(Object.entries(shape).map(([name, each]) => [name, pickBy(each)]));
  }
  // A union or an object of any shape would let fields through that no schema names.
  if (!plainTypes.has(schema.def.type)) throw new Error(`a shown field cannot hold the type ${schema.def.type}`);
  return null;
}

const plainTypes: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'enum', 'literal']);

function membersOf(members: readonly (readonly [string, Pick | null])[]): Pick {
  return (value) => {
    const from = value as Readonly<Record<string, unknown>>;
    const picked: Record<string, unknown> = {};
    for (const [name, pick] of members) {
      const member = from[name];
      if (member !== undefined) picked[name] = pick ? pick(member) : member;
    }
    return picked;
  };
}

function unlessAbsent(pick: Pick | null): Pick | null {
  return pick && ((value) => (value === null || value === undefined ? value : pick(value)));
}

function asItIs(value: unknown): unknown {
  return value;
}
