import { createHash } from 'node:crypto';

const saltBytes = 32;

/** The commitment to content: SHA-256 over salt and UTF-8 bytes, as 64 hexadecimal digits. */
export function commitmentOf(salt: Buffer, body: string): string {
  return createHash('sha256').update(salt).update(body, 'utf8').digest('hex');
}

export function newSalt(randomBytes: (size: number) => Buffer): Buffer {
  return randomBytes(saltBytes);
}

/** Content as it is sealed, with its salt: the commitment reveals nothing once both are gone. */
export function withSalt(salt: Buffer, body: string): Buffer {
  return Buffer.concat([salt, Buffer.from(body, 'utf8')]);
}

/** Splits the result of {@link withSalt}. */
export function withoutSalt(plain: Buffer): { readonly salt: Buffer; readonly body: string } {
  return { salt: plain.subarray(0, saltBytes), body: plain.toString('utf8', saltBytes) };
}
