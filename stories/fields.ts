import { FreeText } from '../shared/domain/contract/text';

/** One field of a body that is no text: its path, as a rejection names it, and what it holds. */
export interface Leaf {
  readonly path: string;
  readonly value: string | number | boolean;
}

type Json = unknown;

const isNarrative = (value: object): boolean =>
  value instanceof FreeText || ('narrativeId' in value && 'commitment' in value);
const join = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);

/** Every field of a body that is no free text, however deep. */
export function leavesOf(body: Json, path = ''): readonly Leaf[] {
  if (typeof body === 'string' || typeof body === 'number' || typeof body === 'boolean') return [{ path, value: body }];
  if (typeof body !== 'object' || body === null || isNarrative(body)) return [];
  return Object.entries(body).flatMap(([key, value]) => leavesOf(value, join(path, key)));
}

/** The paths of the free texts of a body. */
export function textsOf(body: Json, path = ''): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  if (isNarrative(body)) return [path];
  return Object.entries(body).flatMap(([key, value]) => textsOf(value, join(path, key)));
}

/** The same body with another value in one field. */
export function withLeaf<T>(body: T, path: string, value: Json): T {
  const [first = '', ...rest] = path.split('.');
  const inner = (body as Record<string, Json>)[first];
  const changed = rest.length === 0 ? value : withLeaf(inner, rest.join('.'), value);
  if (Array.isArray(body)) return body.map((each: Json, index) => (String(index) === first ? changed : each)) as T;
  return { ...body, [first]: changed };
}

/** A body as it comes over the wire, where free text is still text. */
export function wireOf(body: Json): Json {
  if (Array.isArray(body)) return body.map(wireOf);
  if (typeof body !== 'object' || body === null) return body;
  if (isNarrative(body)) return 'In the words of somebody who knows.';
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, wireOf(value)]));
}

export const isDate = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
export const isInstant = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
