import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CommandId } from './operation';
import { derivedId } from '../../shared/contracts/derived-id';
import { Problem } from '../errors/problem';

const wellFormed = /^[\x21-\x7e]{1,255}$/;

/**
 * The caller's `Idempotency-Key`, or null if none was sent.
 * @throws a 400 problem if it is required and missing, or is not 1 to 255 visible ASCII characters
 */
export function readKey(header: string | undefined, required: boolean): string | null {
  if (required && !header) {
    throw new Problem(400, 'idempotency_key_required', {
      detail: 'Send an Idempotency-Key header. Repeat a call with the same key.',
    });
  }
  if (header === undefined) return null;
  if (wellFormed.test(header)) return header;
  throw new Problem(400, 'idempotency_key_invalid', {
    detail: 'The Idempotency-Key must have 1 to 255 visible ASCII characters.',
  });
}

/** The id of a command: the same caller, operation, stream and key make the same command. */
export function commandIdOf(parts: CommandId): string {
  const { personId, operation, scope, key } = parts;
  return sha256(JSON.stringify([personId, operation, scope, key])).toString('hex');
}

/** A UUID (version 8) derived from the command's id, so that a repeated opening means the same case. */
export function streamIdOf(commandId: string): string {
  return derivedId(`stream:${commandId}`);
}

/** A hash of a body, whatever the order of its members: SHA-256 of its canonical JSON (RFC 8785). */
export function bodyHashOf(body: unknown): string {
  return sha256(canonicalize(body ?? null) ?? '').toString('hex');
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
