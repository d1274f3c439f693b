import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Instant } from '../../shared/domain/time';
import { knownTo, membership, owedShownTo, taskShownTo, type Condition } from './scope';

/** Reasons for which an open case does not move by itself. */
export const stuckReasons = ['mail_failed', 'vacant', 'not_advanced', 'nothing_recorded'] as const;
export type StuckReason = (typeof stuckReasons)[number];

/** After this time the engine should have taken up a decision, or a due time. */
const advancesWithin = "interval '1 hour'";
/** After this time without any entry a case counts as one in which nothing happens. */
const quietFor = "interval '60 days'";

/**
 * Cases (c) that are stuck for a reason, as far as the caller sees what causes it. Ids by queries of their own, which
 * PostgreSQL runs once; conditions on each case would run once a case.
 */
export function isStuck(reason: StuckReason, actor: Actor, now: Instant): Condition {
  const seen = knownTo(actor);
  const at = sql`${now}::timestamptz`;
  const kase = (of: 't' | 'o'): RawBuilder<unknown> =>
    sql`join cases c on c.case_id = ${sql.ref(`${of}.case_id`)} ${membership(actor)}`;
  const ids: Readonly<Record<StuckReason, RawBuilder<unknown>>> = {
    mail_failed: sql`select t.case_id from notifications n join tasks t on t.task_id = n.task_id ${kase('t')}
      where n.stream_kind = 'case' and n.status = 'failed' and t.status = 'open' and ${seen} and ${taskShownTo(actor)}`,
    vacant: sql`select o.case_id from owed o ${kase('o')}
      where o.person_id is null and o.function is not null and ${seen} and ${owedShownTo(actor)}
        and not exists (select from case_members h where h.case_id = o.case_id and o.function = any(h.functions))`,
    not_advanced: sql`select st.id from streams st where st.kind = 'case' and not st.ended
      and least(st.dirty_since, st.wake_at) < ${at} - ${sql.raw(advancesWithin)}`,
    // A stream without a time of its own was last written by an early version.
    nothing_recorded: sql`select st.id from streams st where st.kind = 'case'
      and coalesce(st.recorded_at, (select e.recorded_at from events e where e.stream_kind = st.kind
        and e.stream_id = st.id and e.sequence = st.sequence)) < ${at} - ${sql.raw(quietFor)}`,
  };
  return sql<boolean>`(not c.ended and c.case_id in (${ids[reason]}))`;
}
