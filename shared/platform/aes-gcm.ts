import { createCipheriv, createDecipheriv } from 'node:crypto';

const algorithm = 'aes-256-gcm';
export const nonceLength = 12;
export const tagLength = 16;

/** The key, the fresh random nonce of {@link nonceLength} bytes, and what is authenticated with the plaintext. */
export interface SealedUnder {
  readonly secret: Uint8Array;
  readonly nonce: Uint8Array;
  readonly about: Uint8Array;
}

/** AES-256-GCM (NIST SP 800-38D), laid out nonce (12 bytes), ciphertext, tag (16 bytes). */
export function sealBytes(plain: Uint8Array, { secret, nonce, about }: SealedUnder): Buffer {
  const cipher = createCipheriv(algorithm, secret, nonce).setAAD(about);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext of {@link sealBytes}; null if it was sealed with another key, about something else, or was altered. */
export function openBytes(sealed: Uint8Array, { secret, about }: Omit<SealedUnder, 'nonce'>): Buffer | null {
  const tagAt = sealed.length - tagLength;
  if (tagAt < nonceLength) return null;
  const decipher = createDecipheriv(algorithm, secret, sealed.subarray(0, nonceLength));
  decipher.setAAD(about).setAuthTag(sealed.subarray(tagAt));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceLength, tagAt)), decipher.final()]);
  } catch {
    return null;
  }
}
