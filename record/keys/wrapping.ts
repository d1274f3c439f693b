import { createCipheriv, createDecipheriv } from 'node:crypto';

export const nonceLength = 12;
export const tagLength = 16;

/** A source of randomness, as node:crypto's. */
export type RandomBytes = (length: number) => Buffer;

/** A secret under another: AES-256-GCM (NIST SP 800-38D), laid out nonce (12 bytes), ciphertext, tag (16 bytes). */
export function wrapSecret(under: Buffer, secret: Buffer, about: readonly unknown[], randomBytes: RandomBytes): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', under, nonce).setAAD(bytesOf(about));
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

/** The secret again, or null where it was wrapped under another key, about something else, or was altered. */
export function unwrapSecret(under: Buffer, wrapped: Buffer, about: readonly unknown[]): Buffer | null {
  if (wrapped.length <= nonceLength + tagLength) return null;
  const decipher = createDecipheriv('aes-256-gcm', under, wrapped.subarray(0, nonceLength));
  decipher.setAAD(bytesOf(about)).setAuthTag(wrapped.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(nonceLength, -tagLength)), decipher.final()]);
  } catch {
    return null;
  }
}

/** What is authenticated with a secret, as JSON, so that no two lists of parts read alike. */
export function bytesOf(about: readonly unknown[]): Buffer {
  return Buffer.from(JSON.stringify(about), 'utf8');
}
