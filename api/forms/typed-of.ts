import type { Form } from './form';
import type { Field } from './model';
import { typedInstant } from './moments';
import { lengthName, type Typed } from './typed';

/** A body as it would have been typed, to begin a form with it. Fields that the form does not have are left out. */
export function typedOf({ fields }: Form, body: unknown, { timeZone }: { readonly timeZone: string }): Typed {
  return new Map(fields.flatMap((field) => entriesOf(field, memberOf(body, field.path), timeZone)));
}

type Entry = readonly [name: string, values: readonly string[]];

function entriesOf(field: Field, value: unknown, timeZone: string): readonly Entry[] {
  const { path } = field;
  if (value === undefined || value === null) return [];
  switch (field.kind) {
    case 'group':
      return field.fields.flatMap((each) => entriesOf(each, memberOf(value, each.path), timeZone));
    case 'union': {
      const chosen = memberOf(value, field.decider.path);
      const rest = typeof chosen === 'string' ? field.rest(chosen) : [];
      return [field.decider, ...rest].flatMap((each) => entriesOf(each, memberOf(value, each.path), timeZone));
    }
    case 'list': {
      const things = Array.isArray(value) ? (value as readonly unknown[]) : [];
      const length: Entry = [lengthName(path), [String(things.length)]];
      return [length, ...things.flatMap((each, index) => entriesOf(field.each(index), each, timeZone))];
    }
    case 'several':
      return [[path, Array.isArray(value) ? value.map(String) : []]];
    case 'record':
      return Object.entries(value).map(([code, each]): Entry => [`${path}.${code}`, [String(each)]]);
    case 'instant': {
      const { date, time, offset } = typedInstant(written(value), timeZone);
      return Object.entries({ date, time, offset }).map(([part, text]): Entry => [`${path}.${part}`, [text]]);
    }
    case 'interval': {
      const [, count = '', unit = ''] = /^P(\d+)([DWM])$/.exec(written(value)) ?? [];
      return [
        [`${path}.count`, [count]],
        [`${path}.unit`, [unit]],
      ];
    }
    case 'yes_no':
      return [[path, [value === true ? 'yes' : 'no']]];
    case 'confirmation':
      return value === true ? [[path, ['yes']]] : [];
    default:
      return [[path, [written(value)]]];
  }
}

function written(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function memberOf(value: unknown, path: string): unknown {
  const key = path.slice(path.lastIndexOf('.') + 1);
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
