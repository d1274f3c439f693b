import { z } from 'zod';

const ofPeople = z.registry<{ readonly names: 'person' }>();

/** Marks a schema: its value is the id of a person of the directory. */
export function namesPerson<Schema extends z.ZodType>(schema: Schema): Schema {
  ofPeople.add(schema, { names: 'person' });
  return schema;
}

type Collect = (value: unknown) => readonly string[];

/** Finds the ids of all people in a value of this schema, at every depth. */
export function peopleIn(schema: z.ZodType): (value: unknown) => ReadonlySet<string> {
  const collect = collectorOf(schema);
  return (value) => new Set(collect?.(value));
}

/** Null for a schema that names nobody. */
function collectorOf(schema: z.ZodType): Collect | null {
  if (ofPeople.get(schema)?.names) return (value) => (typeof value === 'string' ? [value] : []);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly)
    return collectorOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodArray) return fromEach(collectorOf(schema.element as z.ZodType));
  if (schema instanceof z.ZodRecord) return fromEach(collectorOf(schema.valueType as z.ZodType));
  return schema instanceof z.ZodObject ? fromMembers(schema.shape) : null;
}

function fromEach(collect: Collect | null): Collect | null {
  return collect && ((values) => Object.values(values ?? {}).flatMap(collect));
}

function fromMembers(shape: Readonly<Record<string, z.ZodType>>): Collect | null {
  const members = Object.entries(shape).flatMap(([name, schema]) => {
    const collect = collectorOf(schema);
    return collect ? [{ name, collect }] : [];
  });
  if (members.length === 0) return null;
  return (value) => {
    const from = (value ?? {}) as Readonly<Record<string, unknown>>;
    return members.flatMap(({ name, collect }) => collect(from[name]));
  };
}
