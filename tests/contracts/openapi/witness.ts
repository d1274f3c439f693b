import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { base } from '../../../api/paths';
import { closed, type Document, type DocumentedAnswer, type DocumentedHeader, type Schema } from './document';
import { isOutside } from './outside';

/** A request and its response as sent. */
export interface Seen {
  readonly method: string;
  /** With the query, if any. */
  readonly path: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders | OutgoingHttpHeaders;
  readonly body: string;
}

/** Compares answers with the document. */
export interface Witness {
  /** Every mismatch between a response and the document. */
  check(seen: Seen): readonly string[];
}

/** Headers that are sent only where they are documented. */
const telling = ['location', 'retry-after', 'www-authenticate', 'allow', 'x-correlation-id'];
/** Statuses for an unknown address or method: authentication comes first. */
const undescribed = [400, 401, 403, 404, 405, 413, 415, 429, 503];
const problemType = 'application/problem+json';

export function createWitness(document: Document): Witness {
  const strict = closed(document);
  // Each schema is compiled for a few responses: optimising costs more than it saves.
  const compiling = { inlineRefs: false, code: { optimize: false } };
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, ...compiling });
  addFormats(ajv);
  for (const [name, schema] of Object.entries(strict.components.schemas)) ajv.addSchema(localised(schema), name);
  const compiled = new Map<Schema, ValidateFunction>();
  const wrong = (schema: Schema, value: unknown): string | null => {
    const validate = compiled.get(schema) ?? ajv.compile(localised(schema));
    compiled.set(schema, validate);
    return validate(value) ? null : ajv.errorsText(validate.errors);
  };
  const templates = Object.keys(strict.paths).map((path) => ({ path, pattern: patternOf(path) }));

  const described = (seen: Seen, answer: DocumentedAnswer): readonly string[] => {
    const isHead = seen.method === 'HEAD';
    const problems = telling.flatMap((name) => headerProblems(name, seen, answer));
    const type = String(seen.headers['content-type'] ?? 'none').replace(/;.*/, '');
    const schema = answer.content?.[type]?.schema;
    if (!schema) return [...problems, `content type ${type} is not documented`];
    const problem = isHead ? null : wrong(schema, read(seen.body));
    return problem === null ? problems : [...problems, `body: ${problem}`];
  };

  const headerProblems = (name: string, { headers }: Seen, answer: DocumentedAnswer): readonly string[] => {
    const documented = Object.entries(answer.headers ?? {}).find(([each]) => each.toLowerCase() === name)?.[1];
    const header = documented && '$ref' in documented ? resolved(documented.$ref) : documented;
    const value = headers[name];
    if (value === undefined) return header?.required === true ? [`header ${name} is missing`] : [];
    if (!header) return [`header ${name} is not documented`];
    const read = header.schema['type'] === 'integer' ? Number(value) : String(value);
    const problem = wrong(header.schema, read);
    return problem === null ? [] : [`header ${name}: ${problem}`];
  };

  const resolved = (ref: string): DocumentedHeader | undefined =>
    strict.components.headers[ref.replace('#/components/headers/', '')];

  const undocumented = (seen: Seen, methods: readonly string[]): readonly string[] => {
    if (!undescribed.includes(seen.status)) return [`status ${seen.status} of what is not documented`];
    const problem = wrong(strict.components.schemas['Problem'] ?? {}, read(seen.body));
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ');
    return [
      ...(seen.method === 'HEAD' || problem === null ? [] : [`body: ${problem}`]),
      ...(seen.headers['content-type']?.toString().startsWith(problemType) ? [] : ['is no problem+json']),
      ...(seen.status === 405 && seen.headers['allow'] !== allow ? [`allows ${String(seen.headers['allow'])}`] : []),
      ...(seen.headers['x-correlation-id'] === undefined ? ['has no correlation id'] : []),
    ];
  };

  return {
    check: (seen) => {
      const path = (seen.path.split('?')[0] ?? '').replace(/(?<=.)\/$/, '');
      const template = templates.find(({ pattern }) => pattern.test(path));
      const operations = template === undefined ? {} : (strict.paths[template.path] ?? {});
      const method = seen.method === 'HEAD' ? 'get' : seen.method.toLowerCase();
      const operation = operations[method];
      const named = (problem: string): string => `${seen.method} ${template?.path ?? path} ${seen.status}: ${problem}`;
      if (!operation) {
        if (template === undefined && !path.startsWith(base) && isOutside(path)) return [];
        const methods = Object.keys(operations).map((each) => each.toUpperCase());
        return undocumented(seen, methods).map(named);
      }
      const answer = operation.responses[String(seen.status)];
      return answer ? described(seen, answer).map(named) : [named(`the status is not documented ${seen.body}`)];
    },
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}

function read(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** References within the document, in the form in which ajv finds schemas by name. */
function localised(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '')) as Schema;
}
