import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Row } from '../postgres/schema';

const prefix = 'throughcare/reads/v1\n';
const idBytes = 8;
const digestBytes = 16;
const printBytes = idBytes + digestBytes;

/** The predecessor of the first batch. */
export const nothingBefore: Buffer = Buffer.alloc(32);

/** The position of a row in its batch, and half the hash of its line. */
export interface Print {
  readonly id: number;
  readonly digest: string;
}

/** A row of the read log as one line of canonical JSON (RFC 8785), without its batch, which is assigned later. */
export function lineOf(row: Omit<Row<'reads'>, 'batch'>): string {
  const line = canonicalize({
    actorId: row.actor_id,
    askedFor: row.asked_for,
    at: row.at,
    caseId: row.case_id,
    correlationId: row.correlation_id,
    id: row.id,
    knownBy: row.known_by,
    operation: row.operation,
    outcome: row.outcome,
    reason: row.reason,
    relationship: row.relationship,
  });
  if (line === undefined) throw new Error(`read ${row.id} has no canonical form`);
  return `${line}\n`;
}

/** SHA-256 over `throughcare/reads/v1\n`, the hash of the batch before (32 bytes) and the lines of this one. */
export function hashOfBatch(previous: Buffer, lines: readonly string[]): Buffer {
  const hash = createHash('sha256').update(prefix).update(previous);
  for (const line of lines) hash.update(line, 'utf8');
  return hash.digest();
}

export function printOf(id: number, line: string): Print {
  return { id, digest: createHash('sha256').update(line, 'utf8').digest().toString('hex', 0, digestBytes) };
}

export function writePrints(prints: readonly Print[]): Buffer {
  const bytes = Buffer.alloc(prints.length * printBytes);
  for (const [place, { id, digest }] of prints.entries()) {
    bytes.writeBigInt64BE(BigInt(id), place * printBytes);
    bytes.write(digest, place * printBytes + idBytes, 'hex');
  }
  return bytes;
}

export function readPrints(bytes: Buffer): readonly Print[] {
  return Array.from({ length: Math.floor(bytes.length / printBytes) }, (_, place) => {
    const print = bytes.subarray(place * printBytes, (place + 1) * printBytes);
    return { id: Number(print.readBigInt64BE()), digest: print.toString('hex', idBytes) };
  });
}
