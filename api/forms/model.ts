import { z } from 'zod';
import { sourceOf, type ChoiceSource } from '../../shared/domain/contract/choices';

interface Base {
  /** As the API names the field: `objectives.0.title`. */
  readonly path: string;
  readonly required: boolean;
}

/** Where the choices of a field come from: a list that is loaded, or the codes of its schema. */
export interface ChosenFrom {
  readonly source?: ChoiceSource;
  readonly options?: readonly string[];
}

interface One extends Base, ChosenFrom {
  readonly kind: 'one';
  readonly isNumber?: true;
  /** Chosen at first, where the schema has a default. */
  readonly initial?: string;
}

interface Several extends Base, ChosenFrom {
  readonly kind: 'several';
  readonly min: number;
}

/** One of the options for each code of a list. */
interface CodeRecord extends Base {
  readonly kind: 'record';
  readonly source: ChoiceSource;
  readonly options: readonly string[];
}

interface Text extends Base {
  readonly kind: 'narrative' | 'line';
  readonly max: number;
}

interface Plain extends Base {
  readonly kind: 'date' | 'instant' | 'interval' | 'number' | 'yes_no' | 'confirmation';
}

/** A field with a control of its own. */
export type Leaf = One | Several | CodeRecord | Text | Plain;

interface Group extends Base {
  readonly kind: 'group';
  readonly fields: readonly Field[];
}

/** A list of things, to which some are added and from which some are removed. */
export interface List extends Base {
  readonly kind: 'list';
  readonly min: number;
  readonly max: number;
  readonly each: (index: number) => Field;
}

/** Fields that hang on one that decides between them. */
interface Union extends Base {
  readonly kind: 'union';
  readonly decider: One;
  readonly rest: (value: string) => readonly Field[];
}

export type Field = Leaf | Group | List | Union;

/** The fields of an object, in the order of its schema. */
export function fieldsOf(shape: z.core.$ZodShape, at = '', isRequired?: (path: string) => boolean): readonly Field[] {
  return Object.entries(shape).map(([key, schema]) => {
    const path = at === '' ? key : `${at}.${key}`;
    return fieldOf(schema as z.ZodType, path, isRequired);
  });
}

/** @param isRequired fields that are required although the schema leaves them out */
function fieldOf(schema: z.ZodType, path: string, isRequired: (path: string) => boolean = () => false): Field {
  if (schema instanceof z.ZodDefault) {
    const inner = { ...fieldOf(schema.unwrap() as z.ZodType, path, isRequired), required: isRequired(path) };
    const initial = schema.def.defaultValue;
    return inner.kind === 'one' && typeof initial === 'string' ? { ...inner, initial } : inner;
  }
  if (schema instanceof z.ZodOptional)
    return { ...fieldOf(schema.unwrap() as z.ZodType, path, isRequired), required: isRequired(path) };
  const base = { path, required: true };
  if (schema instanceof z.ZodObject)
    return { ...base, kind: 'group', fields: fieldsOf(schema.shape, path, isRequired) };
  if (schema instanceof z.ZodArray) return arrayOf(schema, base);
  if (schema instanceof z.ZodDiscriminatedUnion) return unionOf(schema, base);
  if (schema instanceof z.ZodRecord) {
    const source = sourceOf(schema.keyType as z.ZodType);
    const options = optionsOf(schema.valueType as z.ZodType);
    if (source && options) return { ...base, kind: 'record', source, options };
  }
  return leafOf(schema, base);
}

function arrayOf(schema: z.ZodArray, base: Base): Several | List {
  const element = schema.element as z.ZodType;
  const checks = schema.def.checks ?? [];
  const minimum = checks.find((check) => check instanceof z.core.$ZodCheckMinLength)?._zod.def.minimum;
  const maximum = checks.find((check) => check instanceof z.core.$ZodCheckMaxLength)?._zod.def.maximum;
  const chosen = chosenFrom(element);
  if (chosen) return { ...base, kind: 'several', ...chosen, min: minimum ?? 0 };
  const each = (index: number): Field => fieldOf(element, `${base.path}.${index}`);
  return { ...base, kind: 'list', min: minimum ?? 0, max: maximum ?? longestList, each };
}

/** Of a schema that sets no limit of its own. */
const longestList = 50;

function unionOf(schema: z.ZodDiscriminatedUnion, base: Base): Union {
  const { discriminator } = schema.def;
  const branches = new Map(
    (schema.options as readonly z.ZodObject[]).map(({ shape }) => {
      const { [discriminator]: decider, ...rest } = shape;
      return [(decider as z.ZodLiteral<string>).value, rest] as const;
    }),
  );
  const path = `${base.path}.${discriminator}`;
  return {
    ...base,
    kind: 'union',
    decider: { kind: 'one', path, required: true, options: [...branches.keys()] },
    rest: (value) => fieldsOf(branches.get(value) ?? {}, base.path),
  };
}

function leafOf(schema: z.ZodType, base: Base): Leaf {
  const chosen = chosenFrom(schema);
  if (chosen) return { ...base, kind: 'one', ...chosen, ...(schema instanceof z.ZodNumber && { isNumber: true }) };
  if (schema instanceof z.ZodLiteral) return { ...base, kind: 'confirmation' };
  if (schema instanceof z.ZodBoolean) return { ...base, kind: 'yes_no' };
  if (schema instanceof z.ZodNumber) return { ...base, kind: 'number' };
  if (schema instanceof z.ZodPipe) {
    if (schema.in instanceof z.ZodISODateTime) return { ...base, kind: 'instant' };
    if (schema.in instanceof z.ZodString) return { ...base, kind: 'narrative', max: longestOf(schema.in) };
  }
  const format = schema.meta()?.['format'];
  if (format === 'date') return { ...base, kind: 'date' };
  if (format === 'duration') return { ...base, kind: 'interval' };
  if (schema instanceof z.ZodString) return { ...base, kind: 'line', max: longestOf(schema) };
  throw new Error(`no control for the field ${base.path}`);
}

function chosenFrom(schema: z.ZodType): ChosenFrom | null {
  const source = sourceOf(schema);
  if (source) return { source };
  const options = optionsOf(schema);
  return options ? { options } : null;
}

function optionsOf(schema: z.ZodType): readonly string[] | null {
  return schema instanceof z.ZodEnum ? schema.options.map(String) : null;
}

function longestOf(schema: z.ZodString): number {
  return schema.maxLength ?? 10_000;
}
