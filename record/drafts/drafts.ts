import { sql, type Kysely } from 'kysely';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Instant } from '../../shared/domain/time';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';
import { knownTo, membership, standing } from '../queries/scope';
import type { Standing } from '../../shared/policy/who-may-know';

/** A draft by its person and the id that the form was opened with. */
export interface DraftId {
  readonly personId: string;
  readonly draftId: string;
}

/** The case, and the task of it, that a form is about; neither for a case that is to be opened. */
export interface DraftAbout {
  readonly caseId: string | null;
  readonly taskId: string | null;
}

export interface DraftToKeep extends DraftId, DraftAbout {
  /** Sealed by the API. */
  readonly sealed: string;
  readonly savedAt: Instant;
  readonly expiresAt: Instant;
  /** Kept on purpose. */
  readonly isKept: boolean;
}

interface DraftRow extends DraftToKeep {
  /** The form was sent: the content says where its receipt is. */
  readonly isSent: boolean;
}

/** A draft in a list, with its case as far as a reader may know of it. */
export type ListedDraft = DraftRow & Standing & { readonly alias: string | null };

/** The most drafts of a person: above it, those that were saved first are deleted. */
const most = 100;

/**
 * Saves what was typed so far, unless the form has been sent meanwhile; what was kept on purpose stays so. Deletes drafts
 * that have ended. In one statement.
 *
 * @param actor the person, who has to know of the case; null where the form itself proves that they did
 * @returns false for a case that they may not know of
 */
export async function saveDraft(
  db: Kysely<Database>,
  { personId, draftId, caseId, taskId, sealed, savedAt, expiresAt, isKept }: DraftToKeep,
  actor: Actor | null,
): Promise<boolean> {
  const isKnown =
    actor && caseId !== null
      ? sql<boolean>`exists (select from cases c ${membership(actor)} where c.case_id = ${caseId} and ${knownTo(actor)})`
      : sql<boolean>`true`;
  const { rows } = await sql<{ isKnown: boolean }>`
    with ended as (
      delete from drafts where expires_at <= ${savedAt}::timestamptz or (person_id, draft_id) in (
        select person_id, draft_id from drafts where person_id = ${personId} and draft_id <> ${draftId}::uuid
        order by saved_at desc offset ${most - 1})),
    saved as (
      insert into drafts (person_id, draft_id, case_id, task_id, sealed, saved_at, expires_at, kept, sent)
      select ${personId}, ${draftId}::uuid, ${caseId}::text, ${taskId}::text, ${sealed}, ${savedAt}::timestamptz,
        ${expiresAt}::timestamptz, ${isKept}::boolean, false
      where ${isKnown}
      on conflict (person_id, draft_id) do update
        set sealed = excluded.sealed, saved_at = excluded.saved_at, kept = drafts.kept or excluded.kept,
          expires_at = greatest(drafts.expires_at, excluded.expires_at)
        where not drafts.sent)
    select ${isKnown} as "isKnown"`.execute(db);
  return rows.some((row) => row.isKnown);
}

/** Replaces a draft by the mark that its form was sent. */
export async function markDraftSent(db: Kysely<Database>, draft: Omit<DraftToKeep, 'isKept'>): Promise<void> {
  const { personId, draftId, caseId, taskId, sealed, savedAt, expiresAt } = draft;
  await sql`${prepared}
    insert into drafts (person_id, draft_id, case_id, task_id, sealed, saved_at, expires_at, kept, sent)
    values (${personId}, ${draftId}::uuid, ${caseId}, ${taskId}, ${sealed}, ${savedAt}, ${expiresAt}, false, true)
    on conflict (person_id, draft_id) do update
      set sealed = excluded.sealed, saved_at = excluded.saved_at, expires_at = excluded.expires_at,
        kept = false, sent = true`.execute(db);
}

/** Deletes a draft of a person. @returns whether there was one */
export async function deleteDraft(db: Kysely<Database>, { personId, draftId }: DraftId): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('drafts')
    .where('person_id', '=', personId)
    .where('draft_id', '=', draftId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The drafts of a person that have not ended, the latest first; those about a case only where the person may know of it. */
export async function listDrafts(
  db: Kysely<Database>,
  actor: Actor,
  now: Instant,
  wanted: Partial<DraftAbout> & { readonly draftId?: string } = {},
): Promise<readonly ListedDraft[]> {
  const { draftId, caseId, taskId } = wanted;
  const isWanted = [
    ...(draftId === undefined ? [] : [sql`and d.draft_id = ${draftId}::uuid`]),
    ...(caseId === undefined ? [] : [sql`and d.case_id is not distinct from ${caseId}`]),
    ...(taskId === undefined ? [] : [sql`and d.task_id is not distinct from ${taskId}`]),
  ];
  const { rows } = await sql<ListedDraft>`
    select d.person_id as "personId", d.draft_id as "draftId", d.case_id as "caseId", d.task_id as "taskId", d.sealed,
      d.saved_at as "savedAt", d.expires_at as "expiresAt", d.kept as "isKept", d.sent as "isSent", c.alias, ${standing}
    from drafts d left join cases c on c.case_id = d.case_id ${membership(actor)}
    where d.person_id = ${actor.personId} and d.expires_at > ${now}::timestamptz ${sql.join(isWanted, sql` `)}
      and (d.case_id is null or (c.case_id is not null and ${knownTo(actor)}))
    order by d.saved_at desc, d.draft_id`.execute(db);
  return rows;
}
