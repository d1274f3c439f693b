import type { z } from 'zod';
import type { Compartment } from '../../../shared/domain/compartments';
import type { Sight } from '../../../shared/policy/who-may-see';
import { isShownAt, type Level, type LevelOf } from './levels';
import { pickerOf, type Given } from './pick';

/** A field of a response: its compartment, the level from which on it is shown, its schema and its value. */
export interface Row<Seen, Schema extends z.ZodType = z.ZodType, At extends Level = Level> {
  readonly in: Compartment;
  readonly level: At;
  readonly schema: Schema;
  /** Undefined where this case has no such field. */
  readonly valueIn: (seen: Seen) => z.input<Schema> | undefined;
}
type Rows<Seen> = Readonly<Record<string, Row<Seen>>>;

/** The source of a field; the schema picks its members from it. */
type From<Seen, Schema extends z.ZodType> = (seen: Seen) => Given<z.input<Schema>> | undefined;

/** Makes rows of one compartment and level. */
export function rowsOf<Seen>() {
  return <In extends Compartment, At extends LevelOf<In>>(compartment: In, level: At) =>
    <Schema extends z.ZodType>(schema: Schema, from: From<Seen, Schema>): Row<Seen, Schema, At> => ({
      in: compartment,
      level,
      schema,
      valueIn: pickedFrom(schema, from),
    });
}

/** The same field in another response, from another source. */
export function likewise<Seen, Schema extends z.ZodType, At extends Level>(
  row: Row<never, Schema, At>,
  from: From<Seen, Schema>,
): Row<Seen, Schema, At> {
  return { ...row, valueIn: pickedFrom(row.schema, from) };
}

function pickedFrom<Seen, Schema extends z.ZodType>(
  schema: Schema,
  from: From<Seen, Schema>,
): Row<Seen, Schema>['valueIn'] {
  const pick = pickerOf(schema);
  return (seen) => {
    const value = from(seen);
    return value === undefined ? undefined : pick(value);
  };
}

type Shape<Of extends Rows<never>> = {
  [Field in keyof Of]: Of[Field]['level'] extends 'known' ? Of[Field]['schema'] : z.ZodOptional<Of[Field]['schema']>;
};

/** The shape of a response with these rows: only fields that everybody sees are required. */
export function shapeOf<Of extends Rows<never>>(rows: Of): Shape<Of> {
  const fields = Object.entries(rows).map(([field, { level, schema }]) => [
    field,
    level === 'known' ? schema : schema.optional(),
  ]);
  return Object.fromEntries(fields) as Shape<Of>;
}

/** Makes the response for a viewer: the fields that the viewer sees. */
export function presenterOf<Seen extends { readonly sight: Sight }, Of extends Rows<never>>(
  rows: Of & Rows<Seen>,
): (seen: Seen) => z.input<z.ZodObject<Shape<Of>>> {
  const fields = Object.entries<Row<Seen>>(rows);
  return (seen) => {
    const answer: Record<string, unknown> = {};
    for (const [field, { in: compartment, level, valueIn }] of fields) {
      const value = isShownAt(level, compartment, seen.sight) ? valueIn(seen) : undefined;
      if (value !== undefined) answer[field] = value;
    }
    return answer as z.input<z.ZodObject<Shape<Of>>>;
  };
}
