import { sql, type Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import type { Instant } from '../../shared/domain/time';
import type { Database } from '../postgres/schema';

/**
 * Finds streams that need a nudge or a fresh run: a delivered nudge does not prove an advance (architecture.md, "The
 * sweep").
 */
export interface Sweep {
  /**
   * Streams that are dirty, or due, or have unleased rows of the ledger untouched for a while: first those never swept,
   * then those swept longest ago.
   */
  streamsToNudge(limit: number): Promise<readonly StreamRef[]>;
  /** Streams whose workflow did not fetch the agenda after several nudges: a fresh run is due at each such number. */
  staleStreams(limit: number): Promise<readonly StreamRef[]>;
  /** Counts one more nudge as unanswered. */
  markNudged(stream: StreamRef): Promise<void>;
}

export interface SweepOptions {
  readonly db: Kysely<Database>;
  readonly now: () => Instant;
  /** Seconds that a mark, an alarm or a nudge may wait for its normal handling. */
  readonly graceSeconds: number;
  /** Seconds that an owed row may stay untouched; longer than the workflow's pause between two tries. */
  readonly untouchedSeconds: number;
  /** The number of unanswered nudges after which a run counts as wedged. */
  readonly nudgesToFreshRun: number;
}

export function createSweepQueries({ db, now, ...options }: SweepOptions): Sweep {
  const ago = (seconds: number): Instant => new Date(Date.parse(now()) - seconds * 1_000).toISOString();
  return {
    async streamsToNudge(limit) {
      const grace = ago(options.graceSeconds);
      const { rows } = await sql<StreamRef>`
        select kind, id from streams join (
          select kind, id from streams where dirty_since <= ${grace}
          union select kind, id from streams where wake_at <= ${grace}
          union select stream_kind, stream_id from notifications
            where status = 'owed' and touched_at <= ${ago(options.untouchedSeconds)}
              and (leased_until is null or leased_until <= ${now()})
        ) as waiting using (kind, id)
        where nudged_at is null or nudged_at <= ${grace}
        order by nudged_at nulls first, least(dirty_since, wake_at), id
        limit ${limit}`.execute(db);
      return rows;
    },
    async staleStreams(limit) {
      const { rows } = await sql<StreamRef>`
        select kind, id from streams
        where nudges_unanswered > 0 and nudges_unanswered % ${options.nudgesToFreshRun} = 0
          and nudged_at <= ${ago(options.graceSeconds)}
        order by nudged_at, id
        limit ${limit}`.execute(db);
      return rows;
    },
    async markNudged({ kind, id }) {
      await db
        .updateTable('streams')
        .set({ nudged_at: now(), nudges_unanswered: sql`nudges_unanswered + 1` })
        .where('kind', '=', kind)
        .where('id', '=', id)
        .execute();
    },
  };
}
