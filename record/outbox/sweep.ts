import { sql, type Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import type { Instant } from '../../shared/domain/time';
import type { Database } from '../postgres/schema';

/** Which streams nobody looks after as they should: "told" is not "done" (architecture.md, "The sweep"). */
export interface Sweep {
  /**
   * Streams that are dirty, whose time has come, or with rows of the ledger that nobody touched for a while and
   * nobody holds: those never swept first, then those swept longest ago.
   */
  streamsToNudge(limit: number): Promise<readonly StreamRef[]>;
  /** Streams that took several nudges without asking for their agenda: a fresh run is due at each such number. */
  staleStreams(limit: number): Promise<readonly StreamRef[]>;
  /** One more nudge that is unanswered until the stream's workflow asks. */
  markNudged(stream: StreamRef): Promise<void>;
}

export interface SweepOptions {
  readonly db: Kysely<Database>;
  readonly now: () => Instant;
  /** How long a mark, an alarm or a nudge is given to be answered in the ordinary way, in seconds. */
  readonly graceSeconds: number;
  /** How long an owed row may go untouched, in seconds; longer than the workflow's pause between two tries. */
  readonly untouchedSeconds: number;
  /** After how many unanswered nudges a run is taken to be wedged. */
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
