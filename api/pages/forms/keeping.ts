import { z } from 'zod';
import { draftOperations, type DraftDetail } from '../../drafts/operations';
import { inputs } from '../../forms/turn';
import type { Typed } from '../../forms/typed';
import { oneOf, type Posted, type Visit } from '../page';
import type { FormMark } from './mark';

const [listDraftsOperation, getDraftOperation, saveDraftOperation, discardDraftOperation, markDraftSentOperation] =
  draftOperations;

/** The case and the task of a form; neither for a case that is opened. */
export interface About {
  readonly caseId?: string;
  readonly taskId?: string;
}

type Mark = Omit<FormMark, 'personId'>;

export type Draft = Awaited<ReturnType<typeof listFor>>[number];

const draftId = z.guid();

/** Whether an address names a draft: each form has its own from the start, so that Back and reload show what was typed. */
export function namesDraft({ draft }: { readonly draft?: unknown }): boolean {
  return draftId.safeParse(draft).success;
}

/** The forms about the same that this person began and has not sent, and this one if it was sent. */
export async function listFor({ call }: Visit, { caseId, taskId }: About) {
  const { items } = await call(listDraftsOperation, { query: { caseId, taskId } });
  return items;
}

export async function readDraft({ call }: Visit, id: string): Promise<DraftDetail> {
  return call(getDraftOperation, { params: { draftId: id } });
}

/** Where a form stands when it is left. */
export interface Left {
  readonly typed: Typed;
  readonly page: string;
  readonly isChecked: boolean;
  /** On purpose, and so for longer. */
  readonly isKept?: boolean;
}

/** Saves what was typed so far. @returns until when it is kept */
export async function saveDraft({ call }: Visit, mark: Mark, left: Left): Promise<string> {
  const { key, form, at, asOf } = mark;
  const { page, isChecked, isKept = false, typed } = left;
  const body = { ...aboutOf(mark), form, page, isChecked, openedAt: at, asOf, kept: isKept };
  const request = { params: { draftId: key }, body: { ...body, typed: Object.fromEntries(typed) } };
  const { expiresAt } = await call(saveDraftOperation, request);
  return expiresAt;
}

export async function discardDraft({ call }: Visit, { key }: Mark): Promise<void> {
  await call(discardDraftOperation, { params: { draftId: key } });
}

/** Of a form that was sent its receipt alone remains. */
export async function markSent({ call }: Visit, mark: Mark, receipt: string): Promise<void> {
  await call(markDraftSentOperation, { params: { draftId: mark.key }, body: { ...aboutOf(mark), receipt } });
}

function aboutOf({ caseId, taskId }: Mark): About {
  return { ...(caseId !== null && { caseId }), ...(taskId !== null && { taskId }) };
}

/** The address of a step of a form. */
export function stepOf(action: string, { key }: Pick<FormMark, 'key'>, page?: string): string {
  return `${action}?${new URLSearchParams({ draft: key, ...(page !== undefined && { page }) }).toString()}`;
}

/** The page that a posted form was on. */
export function pageIn(posted: Posted): string {
  return oneOf(posted, inputs.page) || 'check';
}
