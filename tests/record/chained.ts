import { createHash } from 'node:crypto';
import { contentPlace } from '../../record/sealing/place';
import type { Seals } from '../../record/sealing/seals';
import type { Database, Row } from '../../record/postgres/schema';
import type { StreamRef } from '../../shared/contracts/engine';
import type { Kysely } from 'kysely';

/** An envelope as an outsider reads it: plain JSON, without code of the product. */
export type Stored = Readonly<Record<string, unknown>> & { readonly sequence: number; readonly recordedAt: string };

/** The stored rows of a stream's log. */
export async function entriesOf(db: Kysely<Database>, { kind, id }: StreamRef): Promise<readonly Row<'events'>[]> {
  const query = db.selectFrom('events').selectAll().where('stream_kind', '=', kind).where('stream_id', '=', id);
  return query.orderBy('sequence').execute();
}

export const readStored = ({ envelope }: Row<'events'>): Stored => JSON.parse(envelope) as Stored;

/**
 * Recomputes the chain of a stream from the stored texts. Of the product's code it uses only the unsealing.
 * @returns the envelopes
 */
export async function expectWholeChain(
  db: Kysely<Database>,
  seals: Seals,
  stream: StreamRef,
): Promise<readonly Stored[]> {
  const rows = await entriesOf(db, stream);
  expect(rows.length).toBeGreaterThan(0);
  let previous = '0'.repeat(64);
  let last = '';
  for (const [index, row] of rows.entries()) {
    const envelope = readStored(row);
    expect(row.envelope).toBe(canonical(envelope));
    const hash = createHash('sha256').update(`throughcare/event/v1\n${row.envelope}`, 'utf8').digest('hex');
    expect(row.hash.toString('hex')).toBe(hash);
    expect(envelope).toMatchObject({ previous, sequence: index + 1, stream, format: 'throughcare/event/v1' });
    expect(row).toMatchObject({ sequence: envelope.sequence, event_id: envelope['eventId'], type: envelope['type'] });
    expect(row.recorded_at).toBe(envelope.recordedAt);
    expect(envelope.recordedAt >= last).toBe(true);
    expect(sha256(await contentOf(db, seals, stream, row.event_id))).toBe(envelope['content']);
    previous = hash;
    last = envelope.recordedAt;
  }
  const query = db.selectFrom('streams').selectAll().where('kind', '=', stream.kind).where('id', '=', stream.id);
  const { head_hash, recorded_at, sequence } = await query.executeTakeFirstOrThrow();
  expect([head_hash?.toString('hex'), recorded_at, sequence]).toEqual([previous, last, rows.length]);
  return rows.map(readStored);
}

/** The sealed content of an id, salt included: the input of a commitment. */
export async function contentOf(db: Kysely<Database>, seals: Seals, stream: StreamRef, id: string): Promise<Buffer> {
  const query = db.selectFrom('contents').selectAll().where('stream_id', '=', stream.id).where('id', '=', id);
  const { compartment, sealed } = await query.executeTakeFirstOrThrow();
  const [plain] = await seals.open([{ place: contentPlace(stream, id, compartment), sealed }]);
  return plain!;
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** RFC 8785 for the values of an envelope: strings, whole numbers, null and objects of them, members by their names. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
