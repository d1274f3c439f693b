import { nonceLength, openBytes, sealBytes } from '../../shared/platform/aes-gcm';

/** A source of randomness, as node:crypto's. */
export type RandomBytes = (length: number) => Buffer;

/** A secret, encrypted under another as {@link sealBytes} does it. */
export function wrapSecret(under: Buffer, secret: Buffer, about: readonly unknown[], randomBytes: RandomBytes): Buffer {
  return sealBytes(secret, { secret: under, nonce: randomBytes(nonceLength), about: bytesOf(about) });
}

/** The secret; null if it was wrapped under another key or with other data, or was altered. */
export function unwrapSecret(under: Buffer, wrapped: Buffer, about: readonly unknown[]): Buffer | null {
  return openBytes(wrapped, { secret: under, about: bytesOf(about) });
}

/** Authenticated data as JSON, so that different lists of parts give different bytes. */
export function bytesOf(about: readonly unknown[]): Buffer {
  return Buffer.from(JSON.stringify(about), 'utf8');
}
