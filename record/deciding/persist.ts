import type { Kysely } from 'kysely';
import { agendaWrites, type DerivedAgenda } from '../outbox/agenda';
import { eventWrites, type Chain } from '../log/event-writes';
import type { FreeTextToKeep } from '../sealing/narratives';
import type { Database } from '../postgres/schema';
import type { Sealing } from '../sealing/seals';
import { isSnapshotDue, snapshotWrite } from '../log/snapshots';
import { writeTogether, type Write } from '../postgres/write';
import type { LoadedStream, StreamDefinition } from './definition';
import { sequenceOf, type Draft } from './draft';
import type { AgendaFactsOf, StreamTypes } from './kernel';

export type Persisting<T extends StreamTypes> = Sealing &
  Pick<StreamDefinition<T>, 'kernel' | 'projections' | 'storage'>;

export interface Persistence<T extends StreamTypes> {
  readonly loaded: Pick<LoadedStream<T>, 'row' | 'version'>;
  /** Whether the stream's workflow asks. */
  readonly advancing: boolean;
  readonly chain: Omit<Chain, 'head' | 'programmeHash'>;
  /** Free texts that the events refer to. */
  readonly texts?: readonly FreeTextToKeep[];
  /**
   * Further writes of the decision. The caller starts them, so that their keys load in parallel with those of the
   * events.
   */
  readonly along?: Promise<readonly Write[]>;
}

/**
 * Writes a draft and everything that follows from it, in one statement.
 *
 * @throws StreamMoved where the stream has another version by now
 */
export async function persist<T extends StreamTypes>(
  trx: Kysely<Database>,
  { kernel, projections, storage, seals, randomBytes }: Persisting<T>,
  draft: Draft<T['state']>,
  state: T['state'],
  facts: AgendaFactsOf<T>,
  { along, texts = [], chain, loaded, advancing }: Persistence<T>,
): Promise<DerivedAgenda> {
  const { stream, events } = draft;
  const sequence = sequenceOf(draft);
  const { compartmentOf } = storage;
  const ends = { ...chain, head: loaded.row?.head_hash ?? null, programmeHash: kernel.programmeOf(state) };
  const sealing = eventWrites({ seals, randomBytes }, stream, ends, { events, texts, compartmentOf });
  const [{ writes, head }, beside = []] = await Promise.all([sealing, along]);
  const agenda = agendaWrites(trx, kernel, draft, state, facts, { ...loaded, head, advancing });
  const belonging = [
    ...agenda.writes,
    ...writes,
    ...(events.length > 0 ? projections.writes(trx, draft, facts) : []),
    ...(isSnapshotDue(draft.after, sequence)
      ? [await snapshotWrite(trx, seals, kernel, stream, { sequence, state })]
      : []),
    ...beside,
  ];
  await writeTogether(trx, belonging, agenda.stream);
  return agenda;
}
