import { z } from 'zod';
import type { Environment } from './environment';

/** A secret of 32 bytes and the id by which what it made names it. */
export interface SecretKey {
  readonly id: string;
  readonly secret: Buffer;
}

/** Keys in use: new things are made with the current one, old ones are read with the one they name. */
export interface KeyRing {
  readonly current: SecretKey;
  readonly byId: ReadonlyMap<string, SecretKey>;
}

const keyBytes = 32;
/** Ids of keys that a local stack or a test made for itself begin so. */
const developmentPrefix = 'dev';

/** Keys as a variable holds them: `id:base64` of 32 bytes, several separated by commas, the first is the current one. */
export function keyRing(environment: Environment): z.ZodPipe<z.ZodString, z.ZodTransform<KeyRing, string>> {
  return z.string().transform((text, context) => {
    const keys = text.split(',').map((part) => readKey(part.trim()));
    const [current] = keys;
    if (!current || keys.some((key) => key === null)) {
      context.addIssue(`keys are written id:base64 of ${keyBytes} bytes, separated by commas`);
      return z.NEVER;
    }
    const read = keys.filter((key) => key !== null);
    const byId = new Map(read.map((key) => [key.id, key]));
    if (byId.size !== read.length) context.addIssue('two keys have the same id');
    const refused = read.filter(({ id }) => environment === 'production' && isDevelopmentKey(id));
    for (const { id } of refused) context.addIssue(`${id} is a development key`);
    return { current, byId };
  });
}

/** Whether a local stack or a test made the key of this id for itself; production refuses it. */
export function isDevelopmentKey(id: string): boolean {
  return id.startsWith(developmentPrefix);
}

/** The keys as they are written, in their order; null where one of them is none, or two have the same id. */
export function readKeys(texts: readonly string[]): readonly SecretKey[] | null {
  const keys = texts.map(readKey).filter((key) => key !== null);
  return keys.length === texts.length && new Set(keys.map(({ id }) => id)).size === keys.length ? keys : null;
}

function readKey(text: string): SecretKey | null {
  const match = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]+={0,2})$/.exec(text);
  if (!match?.[1] || !match[2]) return null;
  const secret = Buffer.from(match[2], 'base64');
  return secret.length === keyBytes ? { id: match[1], secret } : null;
}
