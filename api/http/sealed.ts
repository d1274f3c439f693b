import { hkdfSync, randomBytes } from 'node:crypto';
import { nonceLength, openBytes, sealBytes } from '../../shared/platform/aes-gcm';
import type { KeyRing, SecretKey } from '../../shared/platform/config';

/** The use of a sealed value: what was sealed for one use does not open for another. */
export interface SealedUse {
  /** Derives a key of its own (RFC 5869). */
  readonly purpose: string;
  /** The place or reader that the value is bound to. */
  readonly about: string;
}

/** A JSON value as text that only this installation opens: the id of its key, a dot, and base64url. */
export function sealJson({ current }: KeyRing, { purpose, about }: SealedUse, value: unknown): string {
  const under = { secret: deriveKey(current, purpose), nonce: randomBytes(nonceLength), about: Buffer.from(about) };
  return `${current.id}.${sealBytes(Buffer.from(JSON.stringify(value)), under).toString('base64url')}`;
}

/** The value of {@link sealJson}; undefined for a text that was altered, or sealed by an unknown key or for another use. */
export function openJson({ byId }: KeyRing, { purpose, about }: SealedUse, text: string): unknown {
  const [id = '', sealed = ''] = text.split('.');
  const key = byId.get(id);
  if (!key) return undefined;
  const under = { secret: deriveKey(key, purpose), about: Buffer.from(about) };
  const plain = openBytes(Buffer.from(sealed, 'base64url'), under);
  return plain ? JSON.parse(plain.toString('utf8')) : undefined;
}

/** The key for one purpose, derived from a key of a ring. */
export function deriveKey({ secret }: SecretKey, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', `throughcare ${purpose}`, 32));
}
