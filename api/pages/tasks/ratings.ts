import { z } from 'zod';
import type { Form } from '../../forms/form';
import { lengthName, type Typed } from '../../forms/typed';

const list = 'assessment.ratings';
const subject = 'item';

const instrument = z.object({ items: z.array(z.object({ id: z.string(), domain: z.string() })) });

function itemsIn(given: unknown): z.output<typeof instrument>['items'] {
  return instrument.safeParse(given).data?.items ?? [];
}

/** The form of an assessment asks the items of its instrument domain by domain. */
export function rated(form: Form, given: unknown): Form {
  const items = itemsIn(given);
  if (items.length === 0) return form;
  const groupOf = (id: string): string => items.find((each) => each.id === id)?.domain ?? '';
  return { ...form, parts: { list, subject, groupOf } };
}

/** Adds every item of the instrument, in its order, to a form that asks for ratings and has none yet. */
export function itemsOf(form: Form, typed: Typed, given: unknown): Typed {
  const asks = form.fields.some(({ path }) => list.startsWith(`${path}.`));
  if (!asks || typed.has(lengthName(list))) return typed;
  const items = itemsIn(given);
  const rows = items.map(({ id }, index): [string, readonly string[]] => [`${list}.${index}.${subject}`, [id]]);
  return new Map([...typed, [lengthName(list), [String(items.length)]], ...rows]);
}
