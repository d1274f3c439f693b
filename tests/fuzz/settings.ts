import type { Knowledge } from './knowledge';

type Schema = { readonly [keyword: string]: unknown };

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly schema: Schema;
}

/** A parameter or field by its name in the settings, `path.caseId`, `body.objectives[*].title`, with its schema. */
interface Field {
  readonly place: string;
  readonly name: string;
  readonly schema: Schema;
}

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** The part of the document that the fuzzer's settings are derived from. */
export interface Fuzzed {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

/** The probability of a value that exists in the stack. */
const probability = 0.95;

/** Malformed values that no schema can describe, by parameter or field. */
const beyondSchemas: Readonly<Record<string, string>> = {
  cursor: 'is sealed for one list of one reader',
  timeZone: 'is one that this system can calculate with',
};

/** Statuses of refusals: malformed, unauthorised, in conflict, against a rule. */
const refusals = [400, 401, 403, 404, 405, 409, 413, 415, 422];
const understood = ['2xx', 401, 403, 404, 409, 422];

/** The configuration of schemathesis (TOML). A valid request must never get 400, an invalid one must be refused. */
export function settingsOf(document: Fuzzed, api: string, token: string | null, known: Knowledge): string {
  const operations = Object.values(document.paths).flatMap((each) => Object.values(each));
  const fields = new Map(
    operations
      .flatMap(fieldsOf)
      .filter((field) => known.has(field.name) && takesIds(field))
      .map(({ place, name }) => [place, name] as const),
  );
  const unsaid = operations.filter((each) => fieldsOf(each).some(({ name }) => name in beyondSchemas));
  return [
    `base-url = ${text(api)}`,
    'request-timeout = 30',
    'continue-on-failure = true',
    'warnings = false',
    ...(token === null ? [] : [`headers = { Authorization = ${text(`Bearer ${token}`)} }`]),
    '[dictionaries]',
    ...[...new Set(fields.values())].map(
      (name) => `${text(name)} = { values = [${(known.get(name) ?? []).map(text).join(', ')}] }`,
    ),
    '[parameters]',
    ...[...fields].map(
      ([place, name]) => `${text(place)} = { dictionary = ${text(name)}, probability = ${probability} }`,
    ),
    '[checks]',
    `negative_data_rejection.expected-statuses = ${JSON.stringify(refusals)}`,
    `positive_data_acceptance.expected-statuses = ${JSON.stringify(understood)}`,
    ...unsaid.flatMap(({ operationId }) => [
      '[[operations]]',
      `include-operation-id = ${text(operationId)}`,
      `checks.positive_data_acceptance.expected-statuses = ${JSON.stringify([...understood, 400])}`,
    ]),
    '',
  ].join('\n');
}

function fieldsOf({ parameters = [], requestBody }: Described): readonly Field[] {
  const schema = requestBody?.content['application/json']?.schema ?? {};
  return [
    ...parameters.map(({ in: where, name, schema: taken }) => ({ place: `${where}.${name}`, name, schema: taken })),
    ...fieldsIn(schema, 'body', ''),
  ];
}

function fieldsIn(schema: Schema, place: string, name: string): readonly Field[] {
  const { properties, items } = schema;
  if (items !== undefined) return fieldsIn(items as Schema, `${place}[*]`, name);
  if (properties === undefined) return [{ place, name, schema }];
  return Object.entries(properties as Record<string, Schema>).flatMap(([each, inner]) =>
    fieldsIn(inner, `${place}.${each}`, each),
  );
}

/** The fuzzer generates texts, dates and enumerated values on its own. */
function takesIds({ schema: { format, pattern = '' } }: Field): boolean {
  return format === 'uuid' || /^\^\[(A-Za-z0-9\]|a-z\]\[|\\x21)/.test(String(pattern));
}

/** A JSON string is a valid TOML string. */
function text(value: string): string {
  return JSON.stringify(value);
}
