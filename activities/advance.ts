import type { Advance } from '../record/deciding/advance';
import type { RecordActivities, StreamAgenda } from '../shared/contracts/engine';
import { codesOnly, type ActivityLog } from './failures';

export interface AdvanceDependencies {
  /** The record's: commits what is due and gives the agenda, or null for a stream it does not know. */
  readonly advance: Advance;
  /** Of the attempt that runs: aborted once the engine does not wait for it any more. */
  readonly abandoned: () => AbortSignal;
  readonly log: ActivityLog;
}

/** A stream that the record does not know, after an older copy was restored: its workflow ends by itself. */
const unknownStream: StreamAgenda = { phase: 'unknown', wakeAt: null, owed: [], awaited: [], ended: true };

/** The activity that tells a stream's workflow what is due. Repeating it is harmless. */
export function createAdvance({ advance, abandoned, log }: AdvanceDependencies): RecordActivities {
  return {
    advance: (stream) =>
      codesOnly('advance_failed', log, { stream: stream.id }, async () => {
        const agenda = await advance(stream, abandoned());
        if (agenda === null) log.warn({ stream: stream.id }, 'stream_unknown');
        return agenda ?? unknownStream;
      }),
  };
}
