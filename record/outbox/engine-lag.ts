import { sql, type Kysely } from 'kysely';
import type { Figure } from '../../shared/platform/process/figures';
import type { Instant } from '../../shared/domain/time';
import type { Database } from '../postgres/schema';

/** A backlog, and its age. */
interface Waiting {
  readonly count: number;
  /** Age of the oldest; 0 where there is none. */
  readonly oldestSeconds: number;
}

/** How far the engine is behind the record, and notifications are behind both. */
export interface EngineLag {
  /** Streams whose workflow has not fetched a changed agenda. */
  readonly dirty: Waiting;
  /** Streams whose wake-up time has passed without an advance. */
  readonly wakeups: Waiting;
  /** Unsent notifications, by activity. */
  readonly owed: Readonly<Record<string, Waiting & { readonly overdue: number }>>;
}

/** Seconds after which an unsent notification is overdue. Shorter outages of the mail server need no operator. */
const overdueAfterSeconds = 600;

interface Found {
  readonly what: 'dirty' | 'wakeups' | 'owed';
  readonly activity: string | null;
  readonly count: number;
  readonly overdue: number;
  readonly since: Instant | null;
}

/** One query, over partial indexes of waiting rows only. */
export async function readEngineLag(db: Kysely<Database>, now: () => Instant): Promise<EngineLag> {
  const at = now();
  const late = new Date(Date.parse(at) - overdueAfterSeconds * 1_000).toISOString();
  const { rows } = await sql<Found>`
    select 'dirty' as what, null as activity, count(*) as count, 0 as overdue, min(dirty_since) as since
      from streams where dirty_since is not null
    union all
    select 'wakeups', null, count(*), 0, min(wake_at) from streams where wake_at <= ${at}
    union all
    select 'owed', activity, count(*), count(*) filter (where owed_since <= ${late}), min(owed_since)
      from notifications where status = 'owed' group by activity`.execute(db);
  const waiting = ({ count, since }: Pick<Found, 'count' | 'since'>): Waiting => ({
    count,
    oldestSeconds: since === null ? 0 : Math.max(0, (Date.parse(at) - Date.parse(since)) / 1_000),
  });
  const of = (what: Found['what']): Waiting =>
    waiting(rows.find((row) => row.what === what) ?? { count: 0, since: null });
  const owed = rows.filter(({ what }) => what === 'owed');
  return {
    dirty: of('dirty'),
    wakeups: of('wakeups'),
    owed: Object.fromEntries(owed.map((row) => [row.activity ?? '', { ...waiting(row), overdue: row.overdue }])),
  };
}

/**
 * The metrics of {@link readEngineLag}. API and worker both export them: they matter most while one of the two is down.
 */
export const engineLagFigures: readonly Figure<EngineLag>[] = [
  {
    name: 'throughcare_dirty_streams',
    help: 'Streams whose workflow has not asked yet for an agenda that changed.',
    of: ({ dirty }) => dirty.count,
  },
  {
    name: 'throughcare_dirty_oldest_seconds',
    help: 'For how long the agenda of a stream has waited at most to be asked for.',
    of: ({ dirty }) => dirty.oldestSeconds,
  },
  {
    name: 'throughcare_wakeups_due',
    help: 'Streams whose time has come and has not been let pass: the engine is behind the record.',
    of: ({ wakeups }) => wakeups.count,
  },
  {
    name: 'throughcare_wakeups_oldest_seconds',
    help: 'By how much the engine is behind the record: since the earliest time that has come and was not let pass.',
    of: ({ wakeups }) => wakeups.oldestSeconds,
  },
  {
    name: 'throughcare_owed_effects',
    help: 'What the world is owed, by activity.',
    label: 'activity',
    of: ({ owed }) => each(owed, ({ count }) => count),
  },
  {
    name: 'throughcare_overdue_effects',
    help: 'What the world has been owed for more than ten minutes, by activity.',
    label: 'activity',
    of: ({ owed }) => each(owed, ({ overdue }) => overdue),
  },
  {
    name: 'throughcare_owed_oldest_seconds',
    help: 'For how long the world has been owed something at most, by activity.',
    label: 'activity',
    of: ({ owed }) => each(owed, ({ oldestSeconds }) => oldestSeconds),
  },
];

function each(
  owed: EngineLag['owed'],
  figure: (waiting: EngineLag['owed'][string]) => number,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(owed).map(([activity, waiting]) => [activity, figure(waiting)]));
}
