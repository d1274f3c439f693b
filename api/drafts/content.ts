import { z } from 'zod';
import type { KeyRing } from '../../shared/platform/config';
import { id, instant } from '../../shared/domain/contract/text';
import { openJson, sealJson, type SealedUse } from '../http/sealed';
import type { DraftId } from '../../record/drafts/drafts';

const typed = z.record(z.string().max(200), z.array(z.string()).max(200));

/** A form that was not sent yet: what was typed, verbatim, by the names of its inputs. */
export const draftContent = z.strictObject({
  form: z
    .string()
    .regex(/^\w{1,80}$/)
    .meta({ description: 'The command, or the kind of task' }),
  page: z
    .string()
    .regex(/^[\w.]{1,100}(@\w{1,64})?$/)
    .meta({ description: 'The page of the form that comes next; `check` for the last' }),
  isChecked: z.boolean().meta({ description: 'All pages were answered, and one is being changed' }),
  openedAt: instant.meta({ type: 'string', format: 'date-time', description: 'When the form was opened' }),
  asOf: z
    .string()
    .regex(/^[\w.-]{1,500}$/)
    .nullable()
    .meta({ description: 'The mark of the case as it was shown when the form was opened' }),
  typed,
});
export type DraftContent = z.output<typeof draftContent>;

/** The stored part of a form: a draft, or of one that was sent the address of its receipt. */
const stored = z.union([draftContent, z.strictObject({ receipt: z.string() })]);
export type Stored = z.input<typeof stored>;

/** The case and the task that a draft is about. */
export const draftAbout = {
  caseId: id.optional(),
  taskId: id.optional().meta({ description: 'Together with its case' }),
};

/** Seals a draft: a row that is moved to another person or another form does not open. */
export function sealDraft(keys: KeyRing, of: DraftId, content: Stored): string {
  return sealJson(keys, useOf(of), content);
}

/** Null where the key was withdrawn, or the row was altered. */
export function openDraft(keys: KeyRing, of: DraftId & { readonly sealed: string }): Stored | null {
  return stored.safeParse(openJson(keys, useOf(of), of.sealed)).data ?? null;
}

function useOf({ personId, draftId }: DraftId): SealedUse {
  return { purpose: 'draft', about: JSON.stringify([personId, draftId]) };
}
