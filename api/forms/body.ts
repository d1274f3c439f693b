import { errorOfIssue, fieldAt, type FormError } from './errors';
import type { Form } from './form';
import type { Field, Leaf } from './model';
import { readDate, readInstant, westernDigits } from './moments';
import { isAsked } from './pages';
import { cleaned } from './text';
import { lengthOf, partsOf, textOf, type Typed } from './typed';

/** Where and when a form is read: times are those of this zone. */
export interface Where {
  /** IANA. */
  readonly timeZone: string;
  /** `YYYY-MM-DD`, by which two digits of a year are read. */
  readonly today: string;
}

interface Made {
  /** For the API, where there is no error. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly errors: readonly FormError[];
}

/** Makes the body of a command of what was typed. Fields that were left blank are left out. */
export function bodyOf(form: Form, typed: Typed, where: Where): Made {
  const errors: FormError[] = [];
  const reading: Reading = { form, typed, where, errors };
  const body = objectOf(form.fields, reading);
  const issues = form.schema.safeParse(body).error?.issues ?? [];
  for (const issue of issues) {
    const path = fieldAt(form, typed, issue.path.join('.'));
    if (path !== null && !errors.some((each) => isAround(path, each.path))) errors.push(errorOfIssue(path, issue));
  }
  return { body, errors };
}

const isAround = (path: string, other: string): boolean => path === other || other.startsWith(`${path}.`);

interface Reading {
  readonly form: Form;
  readonly typed: Typed;
  readonly where: Where;
  readonly errors: FormError[];
}

function objectOf(fields: readonly Field[], reading: Reading): Readonly<Record<string, unknown>> {
  const members: [string, unknown][] = [];
  for (const field of fields) {
    const value = isAsked(reading.form, field, reading.typed) ? valueOf(field, reading) : undefined;
    if (value !== undefined) members.push([field.path.slice(field.path.lastIndexOf('.') + 1), value]);
  }
  return Object.fromEntries(members);
}

function valueOf(field: Field, reading: Reading): unknown {
  switch (field.kind) {
    case 'group':
      return !field.required && isBlank(field, reading.typed) ? undefined : objectOf(field.fields, reading);
    case 'union': {
      const { decider, rest } = field;
      return objectOf([decider, ...rest(textOf(reading.typed, decider.path))], reading);
    }
    case 'list': {
      const things = Array.from({ length: lengthOf(reading.typed, field) }, (_, index) => field.each(index));
      if (things.length < field.min) reading.errors.push({ path: field.path, code: 'addOne' });
      if (things.length === 0) return field.required ? [] : undefined;
      return things.map((each) => valueOf(each, reading));
    }
    default: {
      const read = readLeaf(field, reading);
      if ('error' in read) reading.errors.push({ path: field.path, ...read.error });
      return 'value' in read ? read.value : undefined;
    }
  }
}

type Read =
  | { readonly value: unknown }
  | { readonly blank: true }
  | { readonly error: Omit<Extract<FormError, { readonly code: unknown }>, 'path'> };

function readLeaf(leaf: Leaf, { typed, where }: Reading): Read {
  if (isBlank(leaf, typed)) return blank(leaf);
  const text = textOf(typed, leaf.path);
  switch (leaf.kind) {
    case 'one':
      return { value: leaf.isNumber ? Number(text) : text };
    case 'several':
      return { value: typed.get(leaf.path) };
    case 'record':
      return { value: Object.fromEntries(entriesOf(leaf.path, typed)) };
    case 'narrative':
    case 'line':
      return { value: cleaned(text) };
    case 'number': {
      const digits = westernDigits(text);
      return /^\d{1,9}$/.test(digits) ? { value: Number(digits) } : { error: { code: 'number' } };
    }
    case 'yes_no':
      return text === 'yes' || text === 'no' ? { value: text === 'yes' } : { error: { code: 'choose' } };
    case 'confirmation':
      return { value: true };
    case 'interval':
      return readInterval(leaf.path, typed);
    case 'date': {
      const value = readDate(text, where.today);
      return value === null ? { error: { code: 'date' } } : { value };
    }
    case 'instant':
      return readMoment(leaf.path, typed, where);
  }
}

/** A field that was left blank: several of nothing are none, and one that is required is missing. */
function blank({ kind, required, ...leaf }: Leaf): Read {
  const isSeveral = kind === 'several' && (leaf as { readonly min: number }).min === 0;
  if (isSeveral && required) return { value: [] };
  return required ? { error: { code: missing[kind] } } : { blank: true };
}

const missing = {
  one: 'choose',
  several: 'chooseSome',
  record: 'chooseSome',
  narrative: 'required',
  line: 'required',
  date: 'date',
  instant: 'date',
  interval: 'interval',
  number: 'number',
  yes_no: 'choose',
  confirmation: 'confirm',
} as const satisfies Record<Leaf['kind'], string>;

function readInterval(path: string, typed: Typed): Read {
  const count = westernDigits(textOf(typed, `${path}.count`));
  const unit = textOf(typed, `${path}.unit`);
  const isInterval = /^[1-9]\d{0,3}$/.test(count) && /^[DWM]$/.test(unit);
  return isInterval ? { value: `P${count}${unit}` } : { error: { code: 'interval' } };
}

function readMoment(path: string, typed: Typed, { timeZone, today }: Where): Read {
  const [date = '', time = '', offset = ''] = ['date', 'time', 'offset'].map((part) =>
    textOf(typed, `${path}.${part}`),
  );
  const read = readInstant({ date, time, offset }, timeZone, today);
  if ('at' in read) return { value: read.at };
  if (!('readings' in read)) return { error: { code: read.problem } };
  const { readings } = read;
  const [before = '', after = ''] = readings.map((each) => each.time).sort();
  return { error: { code: read.problem, readings, values: { time: westernDigits(time), before, after } } };
}

/** Whether nothing was typed into a field and all within it. */
export function isBlank(field: Field, typed: Typed): boolean {
  switch (field.kind) {
    case 'group':
      return field.fields.every((each) => isBlank(each, typed));
    case 'union':
      return isBlank(field.decider, typed);
    case 'list':
      return lengthOf(typed, field) === 0;
    case 'several':
      return (typed.get(field.path) ?? []).length === 0;
    case 'record':
      return entriesOf(field.path, typed).length === 0;
    default:
      return partsOf(field).every((name) => name.endsWith('.offset') || cleaned(textOf(typed, name)) === '');
  }
}

/** The codes of a record with what was chosen for each. */
export function entriesOf(path: string, typed: Typed): readonly (readonly [code: string, value: string])[] {
  return [...typed].flatMap(([name, [value = '']]) =>
    name.startsWith(`${path}.`) && value !== '' ? [[name.slice(path.length + 1), value] as const] : [],
  );
}
