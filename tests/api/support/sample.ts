import { z } from 'zod';

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly format?: string;
  readonly pattern?: string;
}

/** Values for fields with a rule that their schema does not express. */
const byName: Readonly<Record<string, unknown>> = {
  timeZone: 'Europe/Berlin',
  language: 'en',
  every: 'P1W',
  receipt: '/work',
  findings: { health: 'no_concern' },
};
const byFormat: Readonly<Record<string, string>> = {
  date: '2026-05-05',
  'date-time': '2026-05-05T10:00:00.000Z',
  email: 'somebody@example.test',
  uri: 'https://issuer.example',
};
const words = ['x1', 'en', '2f1e4a9c-5b1d-4c1e-8f0a-3f6f2b7c9d10', 'a text'];

/** A valid body of an operation with its required fields only; its ids belong to nothing. */
export function sampleOf(schema: z.ZodType): Record<string, unknown> {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  const body = sample(described, '') as Record<string, unknown>;
  const outcome = schema.safeParse(body);
  if (!outcome.success) throw new Error(`no sample of ${JSON.stringify(body)}: ${outcome.error.message}`);
  return body;
}

/** All field names of a body. */
export function fieldsOf(schema: z.ZodType): readonly string[] {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  return Object.keys(described.properties ?? {});
}

function sample(schema: Schema, name: string): unknown {
  if (Object.hasOwn(byName, name)) return byName[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return sample(choice[0] ?? {}, name);
  switch (schema.type) {
    case 'object': {
      const required = schema.required ?? [];
      return Object.fromEntries(required.map((each) => [each, sample(schema.properties?.[each] ?? {}, each)]));
    }
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}, name));
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    default:
      return text(schema);
  }
}

function text({ format, pattern }: Schema): string {
  const formatted = format === undefined ? undefined : byFormat[format];
  if (formatted !== undefined) return formatted;
  return words.find((word) => pattern === undefined || new RegExp(pattern, 'u').test(word)) ?? 'x';
}
