import { sql, type Kysely } from 'kysely';
import { restrictedWord } from '../../shared/domain/compartments';
import { restrictedReading, visibleTypes, type Sight } from '../../shared/policy/who-may-see';
import { caseEvent } from '../log/case-events';
import { openEvents, type StoredEvent } from '../log/log';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import { clearedFor } from '../sealing/clearance';
import { seeing, typesInClear, type AskedTask, type SeenEntry } from './seeing';

/**
 * One entry of a case, in one statement; null where the case has no entry of this id that the caller may see. Callers
 * see the same entries here as in their timeline, except those that they see to answer a task: they correct none of them.
 */
export async function findEntry(
  db: Kysely<Database>,
  seals: Seals,
  { caseId, sight }: { readonly caseId: string; readonly sight: Sight },
  entryId: string,
): Promise<SeenEntry | null> {
  const { all, own } = visibleTypes(sight);
  const { opened } = restrictedReading(sight);
  // Only readers who may open a restricted entry find it: others see a line without a name.
  const types = typesInClear([...all, ...own]).filter((type) => opened.length > 0 || type !== restrictedWord);
  const { rows } = await clearedFor(db, opened, (cleared) =>
    sql<StoredEvent & { readonly asked: readonly AskedTask[] | null }>`
    select e.envelope, c.compartment, c.sealed,
      (select json_agg(json_build_object('taskId', task_id, 'kind', kind, 'about', about, 'assigneeId', assignee_id, 'status', status))
        from tasks where case_id = ${caseId}) as asked
    from events e
      join contents c on c.stream_kind = e.stream_kind and c.stream_id = e.stream_id and c.id = e.event_id
    where e.event_id = ${entryId}::uuid and e.stream_kind = 'case' and e.stream_id = ${caseId}
      and e.type = any(${types}::text[])`.execute(cleared),
  );
  const [found] = rows;
  if (!found) return null;
  const [event] = await openEvents(seals, { kind: 'case', id: caseId }, [found]);
  return event ? seeing(found.asked ?? [], sight)(caseEvent(event)) : null;
}
