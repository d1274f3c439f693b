import { z } from 'zod';
import {
  deleteDraft,
  listDrafts,
  markDraftSent,
  saveDraft,
  type DraftAbout,
  type ListedDraft,
} from '../../record/drafts/drafts';
import type { Actor } from '../../shared/domain/kernel/types';
import { sightsOf } from '../../shared/policy/who-may-see';
import { notFound } from '../errors/problem';
import { operation, type Reads } from '../http/operation';
import { paths } from '../paths';
import type { Services } from '../services';
import { draftAbout, draftContent, openDraft, sealDraft, type DraftContent, type Stored } from './content';
import { endOf } from './lasting';

const text = z.string();
const instant = text.meta({ format: 'date-time' });

const draftItem = z.object({
  draftId: text,
  form: text.optional().meta({ description: 'The command, or the kind of task; not of one that was sent' }),
  receipt: text.optional().meta({ description: 'Of a form that was sent: the page that shows what came of it' }),
  caseId: text.optional(),
  taskId: text.optional(),
  alias: text.optional(),
  savedAt: instant,
  expiresAt: instant,
  kept: z.boolean().meta({ description: 'Kept on purpose' }),
});

const draftDetail = draftItem.extend({
  content: draftContent.nullable().meta({ description: 'Null for a form that was sent' }),
});
export type DraftDetail = z.output<typeof draftDetail>;

const body = draftContent.extend({
  ...draftAbout,
  kept: z.boolean().default(false).meta({ description: 'For 14 days instead of 24 hours' }),
});

/** Forms that a person has not sent: for this person alone, and only as long as they know of the case. */
export const draftOperations = [
  operation({
    id: 'listDrafts',
    tag: 'Drafts',
    method: 'get',
    path: paths.drafts,
    summary: 'Your forms that you have not sent, and those that you sent in the last 24 hours, the latest first',
    query: z.strictObject(draftAbout),
    response: z.object({ items: z.array(draftItem) }),
    handle: async ({ caller, reads, query }, services) => {
      const rows = await listDrafts(
        services.db,
        caller,
        services.now(),
        query.caseId === undefined ? {} : { caseId: query.caseId, taskId: query.taskId ?? null },
      );
      const items = rows.flatMap((row) => {
        const content = openDraft(services.pageKeys, row);
        return content ? [presentDraft(row, content, caller, reads)] : [];
      });
      return { body: { items } };
    },
  }),
  operation({
    id: 'getDraft',
    tag: 'Drafts',
    method: 'get',
    path: paths.draft,
    summary: 'One form as you left it',
    response: draftDetail,
    handle: async ({ caller, params, reads }, services) => {
      const [row] = await listDrafts(services.db, caller, services.now(), { draftId: params['draftId'] ?? '' });
      const content = row && openDraft(services.pageKeys, row);
      if (!row || !content) throw notFound();
      const shown = presentDraft(row, content, caller, reads);
      return { body: { ...shown, content: 'form' in content ? content : null } };
    },
  }),
  operation({
    id: 'saveDraft',
    tag: 'Drafts',
    method: 'put',
    path: paths.draft,
    summary: 'Keeps what you typed so far into a form; nothing is recorded in the case',
    body,
    response: z.object({ draftId: text, expiresAt: instant }),
    handle: async ({ caller, params, body: { kept, caseId, taskId, ...content } }, services) => {
      const given = { caseId: caseId ?? null, taskId: taskId ?? null };
      return { body: await keepDraft(services, caller, { draftId: params['draftId'] ?? '', kept, ...given, content }) };
    },
  }),
  operation({
    id: 'discardDraft',
    tag: 'Drafts',
    method: 'post',
    path: paths.discardDraft,
    summary: 'Throws away what you typed into a form',
    idempotencyKey: 'none',
    response: z.object({ discarded: z.boolean() }),
    handle: async ({ caller: { personId }, params }, { db }) => {
      return { body: { discarded: await deleteDraft(db, { personId, draftId: params['draftId'] ?? '' }) } };
    },
  }),
  operation({
    id: 'markDraftSent',
    tag: 'Drafts',
    method: 'post',
    path: paths.sentDraft,
    summary: 'Replaces a draft by the address of what came of it, once its form was sent',
    idempotencyKey: 'none',
    body: z.strictObject({
      ...draftAbout,
      receipt: z
        .string()
        .max(500)
        .regex(/^\/[^/\\]/, 'a path of this service'),
    }),
    response: z.object({ draftId: text }),
    handle: async ({ caller: { personId }, params, body: { receipt, caseId, taskId } }, { db, pageKeys, now }) => {
      const of = { personId, draftId: params['draftId'] ?? '' };
      const savedAt = now();
      const sealed = sealDraft(pageKeys, of, { receipt });
      const about = { caseId: caseId ?? null, taskId: taskId ?? null };
      await markDraftSent(db, { ...of, ...about, sealed, savedAt, expiresAt: endOf(savedAt, 'typed') });
      return { body: { draftId: of.draftId } };
    },
  }),
] as const;

interface ToKeep extends DraftAbout {
  readonly draftId: string;
  readonly kept: boolean;
  readonly content: DraftContent;
}

async function keepDraft(
  { db, pageKeys, now }: Services,
  actor: Actor,
  { draftId, kept, content, caseId, taskId }: ToKeep,
): Promise<{ draftId: string; expiresAt: string }> {
  const of = { personId: actor.personId, draftId };
  const savedAt = now();
  const expiresAt = endOf(savedAt, kept ? 'kept' : 'typed');
  const sealed = sealDraft(pageKeys, of, content);
  const isKnown = await saveDraft(db, { ...of, caseId, taskId, sealed, savedAt, expiresAt, isKept: kept }, actor);
  if (!isKnown) throw notFound();
  return { draftId, expiresAt };
}

function presentDraft(row: ListedDraft, content: Stored, caller: Actor, reads: Reads): z.input<typeof draftItem> {
  const { draftId, caseId, taskId, alias, savedAt, expiresAt, isKept, ...standing } = row;
  const isSeen = caseId !== null && alias !== null && sightsOf(caller)(standing).alias;
  if (caseId !== null) reads.shows({ caseId, ...standing });
  return {
    draftId,
    ...('form' in content ? { form: content.form } : { receipt: content.receipt }),
    ...(caseId !== null && { caseId }),
    ...(taskId !== null && { taskId }),
    ...(isSeen && { alias }),
    savedAt,
    expiresAt,
    kept: isKept,
  };
}
