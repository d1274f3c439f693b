import type { Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import { evolveVersion } from '../../shared/domain/kernel';
import type { CaseState } from '../../shared/domain/state';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';
import { snapshotPlace } from '../sealing/place';
import { sealOne, type Seals } from '../sealing/seals';
import type { Write } from '../postgres/write';

/** A state and the sequence of the last event that it folds. */
export interface Folded {
  readonly sequence: number;
  readonly kase: CaseState;
}

const every = 50;

/** Whether a stream that has grown so far deserves a new snapshot: one for each fifty events. */
export function isSnapshotDue(before: number, now: number): boolean {
  return Math.floor(now / every) > Math.floor(before / every);
}

/** The latest snapshot up to a sequence, made by this version of `evolve`; one that cannot be opened is as good as none. */
export async function findSnapshot(
  db: Kysely<Database>,
  seals: Seals,
  stream: StreamRef,
  upTo: number,
): Promise<Folded | null> {
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
  return plain ? { sequence, kase: JSON.parse(plain.toString('utf8')) as CaseState } : null;
}

/** The write that keeps a state as the stream's snapshot. */
export async function snapshotWrite(
  db: Kysely<Database>,
  seals: Seals,
  stream: StreamRef,
  { sequence, kase }: Folded,
): Promise<Write & { execute(): Promise<unknown> }> {
  const plain = Buffer.from(JSON.stringify(kase), 'utf8');
  const sealed = await sealOne(seals, snapshotPlace(stream, sequence), plain);
  const values = { sequence, evolve_version: evolveVersion, sealed };
  return db
    .insertInto('snapshots')
    .values({ stream_kind: stream.kind, stream_id: stream.id, ...values })
    .onConflict((conflict) => conflict.columns(['stream_kind', 'stream_id']).doUpdateSet(values));
}
