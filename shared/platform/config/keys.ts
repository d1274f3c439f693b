import { z } from 'zod';
import type { Environment } from './environment';

/** A 32-byte secret and its id, which data made with it refers to. */
export interface SecretKey {
  readonly id: string;
  readonly secret: Buffer;
}

/** Keys in use: new data uses the current one, old data the one that it names. */
export interface KeyRing {
  readonly current: SecretKey;
  readonly byId: ReadonlyMap<string, SecretKey>;
}

const keyBytes = 32;
/** Prefix of ids of keys that a local stack or a test generated. */
const developmentPrefix = 'dev';

/** Keys as a variable holds them: `id:base64` of 32 bytes, comma-separated, the current one first. */
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

/** Whether a local stack or a test generated the key with this id; production refuses it. */
export function isDevelopmentKey(id: string): boolean {
  return id.startsWith(developmentPrefix);
}

/** The keys in the given order; null if one is malformed or two share an id. */
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
