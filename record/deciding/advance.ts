import type { Kysely } from 'kysely';
import { openTasks } from '../../shared/domain/asking';
import type { OwedNotification, StreamAgenda, StreamRef } from '../../shared/contracts/engine';
import type { CommitDependencies } from './commit';
import { recordingTime, sequenceOf, startDraft } from './draft';
import { persist } from './persist';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';
import { tick } from './tick';
import { takeTurn } from './turn';
import { unlessMoved } from '../postgres/write';

/** @param abandoned aborted once nobody waits for the answer any more: then nothing is written */
export type Advance = (stream: StreamRef, abandoned?: AbortSignal) => Promise<StreamAgenda | null>;

/**
 * What the workflow asks each turn. In one statement: whatever time has made due is recorded, the agenda is derived
 * by the rules and facts of today, and the stream's mark goes. Gives the full agenda, with every row of the ledger that
 * is still owed; null for a stream that the record does not know. Repeating it is harmless.
 *
 * @throws RecordUnavailable
 */
export function createAdvance(dependencies: Omit<CommitDependencies, 'onAgendaChanged'>): Advance {
  const { db, programmes, states, now, newId, seals, randomBytes } = dependencies;
  return async function advance(stream, abandoned) {
    const turn = await unlessMoved(db, async (trx, held) => {
      const taken = await takeTurn(trx, states, { stream, people: [], held });
      if (!taken) return null;
      const { row, version, kase, chain } = taken;
      const time = recordingTime(now(), row.recorded_at);
      const facts = { ...taken.facts, programme: await programmes.get(kase.programme.hash, trx), now: time.at, newId };
      const draft = tick(startDraft(stream, time, { sequence: row.sequence, kase }), facts);
      const ticked = draft.kase ?? kase;
      // The mark stays for whoever hears the answer.
      abandoned?.throwIfAborted();
      const { wakeAt, ended } = await persist(trx, draft, ticked, facts, {
        ...{ row, version, chain, seals, randomBytes },
        advancing: true,
      });
      return { draft, kase: ticked, wakeAt, ended, owed: await listOwed(trx, stream) };
    });
    if (!turn) return null;
    const { draft, kase, wakeAt, owed, ended } = turn;
    const sequence = sequenceOf(draft);
    states.keep(stream, { sequence, kase });
    const awaited = [...new Set(openTasks(kase).map(({ kind }) => kind))].sort();
    return { phase: kase.phase, wakeAt, owed, awaited, ended, sequence };
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
