import type { z } from 'zod';
import { operations } from '../../api/operations';

/** A field of a request that takes free text, an address or a URL. */
export interface FreeField {
  readonly operation: string;
  readonly part: 'query' | 'body';
  /** For example `objectives.title`; an array adds no segment. */
  readonly path: string;
}

const freely = ['Zwei Worte, frei: ß', 'zwei.worte@vogel.example', 'https://vogel.example/zwei'];

/** Every free field of every operation, derived from the schemas, so that new fields are included. */
export const freeFields: readonly FreeField[] = operations.flatMap(({ id, query, body }) => [
  ...inPart(id, 'query', query),
  ...inPart(id, 'body', body),
]);

/** The name that tests use: `draftPlan.objectives.title`. */
export function nameOf({ operation, path }: FreeField): string {
  return `${operation}.${path}`;
}

function inPart(operation: string, part: FreeField['part'], schema: z.ZodType | undefined): readonly FreeField[] {
  if (!schema) return [];
  const free = leavesOf(schema, []).filter(({ leaf }) => freely.some((text) => leaf.safeParse(text).success));
  return free.map(({ path }) => ({ operation, part, path: path.join('.') }));
}

interface Leaf {
  readonly path: readonly string[];
  readonly leaf: z.ZodType;
}

/** The part of a zod schema's definition that leads to other schemas. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

function leavesOf(schema: z.ZodType, path: readonly string[]): readonly Leaf[] {
  const { shape, element, innerType, in: first, out, valueType, options } = schema.def as Definition;
  // What only transforms a value takes any: the schema after it says which.
  const before = first?.type === 'transform' ? out : first;
  if (shape) return Object.entries(shape).flatMap(([name, each]) => leavesOf(each, [...path, name]));
  const inner = [element, innerType, before, valueType, ...(options ?? [])].filter((each) => each !== undefined);
  return inner.length > 0 ? inner.flatMap((each) => leavesOf(each, path)) : [{ path, leaf: schema }];
}
