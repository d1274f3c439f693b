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

/** The part of /openapi.json that responses are compared with. */
export interface Document {
  readonly paths: Paths;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly headers: Readonly<Record<string, DocumentedHeader>>;
  };
}

/** /openapi.json as a client reads it. Building it is slow, so it is cached for the whole run. */
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
    // Concurrent writers have the same content, so the last rename wins harmlessly.
    const unfinished = `${kept}.${process.pid}`;
    writeFileSync(unfinished, write());
    renameSync(unfinished, kept);
  }
  return readFileSync(kept, 'utf8');
}

/**
 * The same document with every object closed. It leaves objects open, because clients must accept members of later
 * versions; today's responses have no undocumented members.
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
