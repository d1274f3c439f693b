import type { Knowledge } from './knowledge';

type Schema = { readonly [keyword: string]: unknown };

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly schema: Schema;
}

/** A parameter or field as settings name it, `path.caseId`, `body.objectives[*].title`, and what it takes. */
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

/** As much of the document as the fuzzer's settings are made of. */
export interface Fuzzed {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

/** How often a value is one that means something here. */
const probability = 0.95;

/** What is refused as malformed although no schema can say so, by the parameter or field that it is of. */
const beyondSchemas: Readonly<Record<string, string>> = {
  cursor: 'is sealed for one list of one reader',
  timeZone: 'is one that this system can calculate with',
};

/** Statuses that refuse a request: by its form, by who asks, by the state of things and by rules. */
const refusals = [400, 401, 403, 404, 405, 409, 413, 415, 422];
const understood = ['2xx', 401, 403, 404, 409, 422];

/** The configuration of schemathesis (TOML). A request that is as described is never malformed, and one that is not is refused. */
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

/** Texts, dates and what the document enumerates the fuzzer makes up as well by itself. */
function takesIds({ schema: { format, pattern = '' } }: Field): boolean {
  return format === 'uuid' || /^\^\[(A-Za-z0-9\]|a-z\]\[|\\x21)/.test(String(pattern));
}

/** A string of JSON is one of TOML. */
function text(value: string): string {
  return JSON.stringify(value);
}
