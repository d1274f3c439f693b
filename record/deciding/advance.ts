import type { Kysely } from 'kysely';
import type { OwedNotification, StreamAgenda, StreamRef } from '../../shared/contracts/engine';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';
import { unlessMoved } from '../postgres/write';
import type { CommitDependencies } from './commit';
import { recordingTime, sequenceOf, startDraft, tick } from './draft';
import type { StreamTypes } from './kernel';
import { persist } from './persist';
import { loadStream } from './load-stream';

/** @param abandoned aborted once the caller has given up: then nothing is written */
export type Advance = (stream: StreamRef, abandoned?: AbortSignal) => Promise<StreamAgenda | null>;

/**
 * One turn of the workflow. In one statement it records due events, derives the agenda with the rules and facts of
 * today, and removes the stream's dirty mark. Returns the full agenda with every unsettled row of the ledger; null for
 * an unknown stream. Repeating it is harmless.
 *
 * @throws RecordUnavailable
 */
export function createAdvance<T extends StreamTypes>(
  dependencies: Omit<CommitDependencies<T>, 'onAgendaChanged'>,
): Advance {
  const { db, kernel, lookup, states, now, newId } = dependencies;
  return async function advance(stream, abandoned) {
    const advanced = await unlessMoved(db, async (trx, held) => {
      const look = lookup.look(null);
      const loaded = await loadStream(trx, states, { stream, held, look });
      if (!loaded?.row || !loaded.state) return null;
      const { row, state } = loaded;
      const time = recordingTime(now(), row.recorded_at);
      const facts = { ...(await look.facts(trx, loaded)), now: time.at, newId };
      const draft = tick(dependencies, startDraft(stream, time, { sequence: row.sequence, state }), facts);
      const ticked = draft.state ?? state;
      // The caller has given up: keep the dirty mark for the next advance.
      abandoned?.throwIfAborted();
      const { chain } = loaded;
      const { wakeAt, ended } = await persist(trx, dependencies, draft, ticked, facts, {
        loaded,
        chain,
        advancing: true,
      });
      return { draft, state: ticked, wakeAt, ended, owed: await listOwed(trx, stream) };
    });
    if (!advanced) return null;
    const { draft, state, wakeAt, owed, ended } = advanced;
    const sequence = sequenceOf(draft);
    states.keep(stream, { sequence, state });
    return { phase: kernel.phaseOf(state), wakeAt, owed, awaited: kernel.awaited(state), ended, sequence };
  };
}

async function listOwed(db: Kysely<Database>, { kind, id }: StreamRef): Promise<readonly OwedNotification[]> {
  return db
    .selectFrom('notifications')
    .select(['id as notificationId', 'activity'])
    .where('stream_kind', '=', kind)
    .where('stream_id', '=', id)
    .where('status', '=', 'owed')
    .orderBy('owed_since')
    .orderBy('key')
    .modifyEnd(prepared)
    .execute();
}
