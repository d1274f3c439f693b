import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from '../../../api/operations';
import { openApiDocument } from '../../../api/openapi/document';

export type Schema = { readonly [keyword: string]: unknown };

export interface DocumentedHeader {
  readonly required?: boolean;
  readonly schema: Schema;
}

export interface DocumentedAnswer {
  readonly headers?: Readonly<Record<string, DocumentedHeader | { readonly $ref: string }>>;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface DocumentedOperation {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly requestBody?: { readonly required?: boolean };
  readonly responses: Readonly<Record<string, DocumentedAnswer>>;
}

type Paths = Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;

/** As much of /openapi.json as answers are compared with. */
export interface Document {
  readonly paths: Paths;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly headers: Readonly<Record<string, DocumentedHeader>>;
  };
}

/** What /openapi.json holds, as a client reads it. Making it takes a while: one is made in a whole run. */
export function servedDocument(): Document {
  const folder = process.env['TEST_FOLDER'];
  return JSON.parse(folder === undefined ? write() : keptIn(folder)) as Document;
}

function write(): string {
  return JSON.stringify(openApiDocument(operations, 'http://throughcare.test', '0.0.0'));
}

function keptIn(folder: string): string {
  const kept = join(folder, 'openapi.json');
  if (!existsSync(kept)) {
    // Whoever renames last wins with the same content.
    const unfinished = `${kept}.${process.pid}`;
    writeFileSync(unfinished, write());
    renameSync(unfinished, kept);
  }
  return readFileSync(kept, 'utf8');
}

/**
 * The same document with every object of it closed. Clients are to bear members that come with a later version, so the
 * document leaves its answers open; what is served today has none that it does not name.
 */
export function closed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(closed) as T;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, closed(each)]));
  const isOpen = 'type' in members && isObjectSchema(members) && !('additionalProperties' in members);
  return (isOpen ? { ...members, additionalProperties: false } : members) as T;
}

function isObjectSchema({ type, properties }: Schema): boolean {
  const isObject = type === 'object' || (Array.isArray(type) && type.includes('object'));
  return isObject && typeof properties === 'object';
}
