import type { Form } from './form';
import type { Field, Leaf } from './model';

/** All that was typed into a form so far, by the names of its inputs and verbatim. */
export type Typed = ReadonlyMap<string, readonly string[]>;

/** The most values that one name can have. */
const mostValues = 200;

/** The text of an input; empty where nothing was typed. */
export function textOf(typed: Typed, name: string): string {
  return typed.get(name)?.[0] ?? '';
}

/** How many things a list has on the form. */
export function lengthOf(
  typed: Typed,
  { path, min, max }: { readonly path: string; readonly min: number; readonly max: number },
): number {
  const typedLength = textOf(typed, lengthName(path));
  return /^\d{1,3}$/.test(typedLength) ? Math.min(Number(typedLength), max) : Math.min(min, 1);
}

export function lengthName(path: string): string {
  return `${path}.length`;
}

/**
 * Reads a posted form: the values of inputs that the form can have, as they came, and nothing else. An input for one
 * value that was sent twice counts as empty.
 * @param posted the parsed body, flat: each name with a text, or with several
 */
export function readTyped({ fields }: Form, posted: unknown): Typed {
  if (typeof posted !== 'object' || posted === null) return new Map();
  const read = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(posted)) {
    const values = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter(isText).slice(0, mostValues);
    const takes = inputAt(fields, name);
    if (takes && (takes === 'several' || values.length === 1)) read.set(name, values);
  }
  return read;
}

/** Drops what was typed of one thing of a list, and moves those after it up. */
export function without(typed: Typed, path: string, index: number): Typed {
  const left = new Map<string, readonly string[]>();
  for (const [name, values] of typed) {
    const [at = '', ...rest] = name.startsWith(`${path}.`) ? name.slice(path.length + 1).split('.') : [];
    const number = /^\d+$/.test(at) ? Number(at) : -1;
    if (number === index) continue;
    left.set(number > index ? [path, number - 1, ...rest].join('.') : name, values);
  }
  return left;
}

/** The first choice of fields that the schema gives a default. */
export function initialTyped({ fields }: Form): Typed {
  const initial = fields.flatMap((field) => (field.kind === 'one' && field.initial !== undefined ? [field] : []));
  return new Map(initial.map(({ path, initial: value }) => [path, [value ?? '']]));
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Whether a form can have an input of this name, and for how many values. */
function inputAt(fields: readonly Field[], name: string): 'one' | 'several' | null {
  for (const field of fields) {
    const found = name === field.path || name.startsWith(`${field.path}.`) ? within(field, name) : null;
    if (found) return found;
  }
  return null;
}

function within(field: Field, name: string): 'one' | 'several' | null {
  const rest = name.slice(field.path.length + 1);
  switch (field.kind) {
    case 'group':
      return inputAt(field.fields, name);
    case 'union':
      return inputAt([field.decider, ...(field.decider.options ?? []).flatMap((value) => field.rest(value))], name);
    case 'list': {
      if (rest === 'length') return 'one';
      const [index = ''] = rest.split('.');
      const isOfList = /^(0|[1-9]\d{0,2})$/.test(index) && Number(index) < field.max;
      return isOfList ? inputAt([field.each(Number(index))], name) : null;
    }
    case 'several':
      return rest === '' ? 'several' : null;
    case 'record':
      return /^[a-z][a-z0-9_]{0,63}$/.test(rest) ? 'one' : null;
    default:
      return partsOf(field).includes(name) ? 'one' : null;
  }
}

/** The names of the inputs of a field; those of a record depend on the codes of its list. */
export function partsOf({ kind, path }: Leaf): readonly string[] {
  switch (kind) {
    case 'instant':
      return [`${path}.date`, `${path}.time`, `${path}.offset`];
    case 'interval':
      return [`${path}.count`, `${path}.unit`];
    default:
      return [path];
  }
}
