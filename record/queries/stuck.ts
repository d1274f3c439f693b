import { sql } from 'kysely';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Instant } from '../../shared/domain/time';
import { owedShownTo, taskShownTo, type Condition } from './scope';

/** Reasons for which an open case does not move by itself. */
export const stuckReasons = ['mail_failed', 'vacant', 'not_advanced', 'nothing_recorded'] as const;
export type StuckReason = (typeof stuckReasons)[number];

/** After this time the engine should have taken up a decision, or a due time. */
const advancesWithin = "interval '1 hour'";
/** After this time without any entry a case counts as one in which nothing happens. */
const quietFor = "interval '60 days'";

/** Cases (c) that are stuck for a reason, as far as the caller sees what causes it. */
export function isStuck(reason: StuckReason, actor: Actor, now: Instant): Condition {
  const at = sql`${now}::timestamptz`;
  const conditions: Readonly<Record<StuckReason, Condition>> = {
    mail_failed: sql<boolean>`exists (select from notifications n join tasks t on t.task_id = n.task_id
      where n.stream_kind = 'case' and n.stream_id = c.case_id and n.status = 'failed' and t.status = 'open'
        and ${taskShownTo(actor)})`,
    vacant: sql<boolean>`exists (select from owed o where o.case_id = c.case_id and o.person_id is null
      and o.function is not null and ${owedShownTo(actor)}
      and not exists (select from case_members h where h.case_id = c.case_id and h.functions @> array[o.function]))`,
    not_advanced: sql<boolean>`exists (select from streams st where st.kind = 'case' and st.id = c.case_id
      and not st.ended and least(st.dirty_since, st.wake_at) < ${at} - ${sql.raw(advancesWithin)})`,
    nothing_recorded: sql<boolean>`exists (select from streams st join events e on e.stream_kind = st.kind
        and e.stream_id = st.id and e.sequence = st.sequence
      where st.kind = 'case' and st.id = c.case_id
        and e.recorded_at < ${at} - ${sql.raw(quietFor)})`,
  };
  return sql<boolean>`(not c.ended and ${conditions[reason]})`;
}
