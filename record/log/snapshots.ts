import type { Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';
import { snapshotPlace } from '../sealing/place';
import { sealOne, type Seals } from '../sealing/seals';
import type { Write } from '../postgres/write';

/** A state and the sequence of the last event that it folds. */
export interface Folded<State> {
  readonly sequence: number;
  readonly state: State;
}

/** The properties of a kernel that snapshots depend on. */
export interface Folding {
  readonly evolveVersion: number;
}

const every = 50;

/** Whether a stream of this length is due for a new snapshot: one for every fifty events. */
export function isSnapshotDue(before: number, now: number): boolean {
  return Math.floor(now / every) > Math.floor(before / every);
}

/**
 * The latest snapshot up to a sequence, made by this version of `evolve`; null where there is none, or none that can be
 * opened.
 */
export async function findSnapshot(
  db: Kysely<Database>,
  seals: Seals,
  { evolveVersion }: Folding,
  stream: StreamRef,
  upTo: number,
): Promise<Folded<unknown> | null> {
  if (upTo < every) return null;
  const row = await db
    .selectFrom('snapshots')
    .select(['sequence', 'sealed'])
    .where('stream_kind', '=', stream.kind)
    .where('stream_id', '=', stream.id)
    .where('evolve_version', '=', evolveVersion)
    .where('sequence', '<=', upTo)
    .modifyEnd(prepared)
    .executeTakeFirst();
  if (!row) return null;
  const { sequence, sealed } = row;
  const [plain] = await seals.open([{ place: snapshotPlace(stream, sequence), sealed }]);
  return plain ? { sequence, state: JSON.parse(plain.toString('utf8')) } : null;
}

/** The write that stores a state as the stream's snapshot. */
export async function snapshotWrite(
  db: Kysely<Database>,
  seals: Seals,
  { evolveVersion }: Folding,
  stream: StreamRef,
  { sequence, state }: Folded<object>,
): Promise<Write & { execute(): Promise<unknown> }> {
  const plain = Buffer.from(JSON.stringify(state), 'utf8');
  const sealed = await sealOne(seals, snapshotPlace(stream, sequence), plain);
  const values = { sequence, evolve_version: evolveVersion, sealed };
  return db
    .insertInto('snapshots')
    .values({ stream_kind: stream.kind, stream_id: stream.id, ...values })
    .onConflict((conflict) => conflict.columns(['stream_kind', 'stream_id']).doUpdateSet(values));
}
