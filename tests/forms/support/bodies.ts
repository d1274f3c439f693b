import fc from 'fast-check';
import { z } from 'zod';
import type { Form } from '../../../api/forms/form';
import { cleaned } from '../../../api/forms/text';
import { sourceOf } from '../../../shared/domain/contract/choices';
import { valuesOf } from './choices';

type Arbitrary = fc.Arbitrary<unknown>;

/** Any body of a form, whose fields that hang on others are there when these ask for them. */
export function bodiesOf(form: Form, answer?: string): fc.Arbitrary<object> {
  const hanging = Object.keys(form.askedWith);
  const any = valueOf(form.schema, '', hanging) as fc.Arbitrary<object>;
  return any.map((body) => fitting(form, answer === undefined ? body : { ...body, answer }));
}

/** Without what is empty, which a form leaves out. */
export function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, each]) => [key, bare(each)] as const);
  return Object.fromEntries(
    members.filter(
      ([, each]) => each !== undefined && (typeof each !== 'object' || Object.keys(each ?? {}).length > 0),
    ),
  );
}

function fitting({ askedWith }: Form, body: object): object {
  let fit = body;
  for (const [path, deciders] of Object.entries(askedWith)) {
    const isAsked = Object.entries(deciders).every(([decider, values]) =>
      [at(body, decider)].flat().some((value) => values.includes(String(value))),
    );
    if (!isAsked) fit = dropped(fit, path.split('.'));
  }
  return fit;
}

function at(body: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], body);
}

function dropped(body: object, [key = '', ...rest]: readonly string[]): object {
  const members = Object.entries(body as Readonly<Record<string, object>>);
  return Object.fromEntries(
    members.flatMap(([name, value]) => {
      if (name !== key) return [[name, value]];
      return rest.length === 0 ? [] : [[name, dropped(value, rest)]];
    }),
  );
}

const text = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((any) => cleaned(cleaned(`a${any}`).replaceAll(/[\u2028\u2029\n\t]/g, ' ')));
const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2150-12-31'), noInvalidDate: true });

function valueOf(schema: z.ZodType, path: string, hanging: readonly string[]): Arbitrary {
  const source = sourceOf(schema);
  if (schema instanceof z.ZodDefault) return valueOf(schema.unwrap() as z.ZodType, path, hanging);
  if (schema instanceof z.ZodOptional) {
    const inner = valueOf(schema.unwrap() as z.ZodType, path, hanging);
    return hanging.includes(path) ? inner : fc.option(inner, { nil: undefined });
  }
  if (source)
    return fc.constantFrom(...valuesOf(source).map((value) => (schema instanceof z.ZodNumber ? Number(value) : value)));
  if (schema instanceof z.ZodObject) {
    const members = Object.entries(schema.shape).map(([key, each]) => {
      const inner = path === '' ? key : `${path}.${key}`;
      return [key, valueOf(each as z.ZodType, inner, hanging)] as const;
    });
    return fc.record(Object.fromEntries(members));
  }
  if (schema instanceof z.ZodArray) return listOf(schema, path, hanging);
  if (schema instanceof z.ZodDiscriminatedUnion)
    return fc.oneof(...schema.options.map((each) => valueOf(each as z.ZodType, path, hanging)));
  if (schema instanceof z.ZodRecord) {
    const codes = valuesOf(sourceOf(schema.keyType as z.ZodType) ?? 'screenings');
    const value = valueOf(schema.valueType as z.ZodType, path, hanging);
    return fc.dictionary(fc.constantFrom(...codes), value, { minKeys: 1 }).map((any) => ({ ...any }));
  }
  return scalarOf(schema, path);
}

function listOf(schema: z.ZodArray, path: string, hanging: readonly string[]): Arbitrary {
  const element = schema.element as z.ZodType;
  const isSet = sourceOf(element) !== undefined || element instanceof z.ZodEnum;
  const value = valueOf(element, path, hanging);
  const limits = { minLength: 1, maxLength: 3 };
  return isSet ? fc.uniqueArray(value, limits) : fc.array(value, limits);
}

function scalarOf(schema: z.ZodType, path: string): Arbitrary {
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constant(schema.value);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) return fc.integer({ min: schema.minValue ?? 0, max: schema.maxValue ?? 9 });
  if (schema instanceof z.ZodPipe)
    return schema.in instanceof z.ZodISODateTime ? day.map((any) => `${any.toISOString().slice(0, 16)}:00.000Z`) : text;
  const format = schema.meta()?.['format'];
  if (format === 'date') return day.map((any) => any.toISOString().slice(0, 10));
  if (format === 'duration') return fc.constantFrom('P1D', 'P2W', 'P12M');
  if (schema instanceof z.ZodString) return text;
  throw new Error(`no value for ${path}`);
}
