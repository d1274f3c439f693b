import type { Advance } from '../record/deciding/advance';
import type { RecordActivities, StreamAgenda } from '../shared/contracts/engine';
import { codesOnly, type ActivityLog } from './failures';

export interface AdvanceDependencies {
  /** Commits what is due and returns the agenda; null for a stream that the record does not know. */
  readonly advance: Advance;
  /** Signal of the running attempt, aborted once the engine no longer waits for it. */
  readonly abandoned: () => AbortSignal;
  readonly log: ActivityLog;
}

/** A stream unknown to the record, after an older copy was restored: its workflow ends. */
const unknownStream: StreamAgenda = { phase: 'unknown', wakeAt: null, owed: [], awaited: [], ended: true };

/** Creates the activity that returns a stream's agenda. Repeating it is harmless. */
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
