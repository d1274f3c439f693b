import { z } from 'zod';
import type { KeyRing } from '../../../shared/platform/config';
import type { Instant } from '../../../shared/domain/time';
import { openJson, sealJson, type SealedUse } from '../../http/sealed';

const mark = z.object({
  personId: z.string(),
  form: z.string(),
  caseId: z.string().nullable(),
  taskId: z.string().nullable(),
  key: z.guid(),
  asOf: z.string().nullable(),
  at: z.string(),
});

/** Values that every step of one form carries along. */
export interface FormMark {
  readonly personId: string;
  /** The command, or the kind of task. */
  readonly form: string;
  /** Null for a case that is opened. */
  readonly caseId: string | null;
  /** Of the answer to a task. */
  readonly taskId: string | null;
  /** The id of its draft, and its idempotency key: a form that is sent twice is recorded once. */
  readonly key: string;
  /** The mark of the case as it was shown when the form was opened; null where there was none. */
  readonly asOf: string | null;
  /** When the form was opened. */
  readonly at: Instant;
}

/** The hidden field that carries the mark of a form. */
export const markField = 'form-mark';

/** A form stays good for as long as somebody may be at work on it. */
const lasts = 14 * 86_400_000;
const use: SealedUse = { purpose: 'form mark', about: '' };

/** The mark of a form, sealed, so that nobody makes one or carries it to another form. */
export function writeFormMark(keys: KeyRing, content: FormMark): string {
  return sealJson(keys, use, content);
}

/** The mark that a posted form carries: by it alone is known whose form it is. Null for one that is old, or was made up. */
export function readFormMark(keys: KeyRing, text: string, now: Instant): FormMark | null {
  const read = mark.safeParse(openJson(keys, use, text));
  return read.success && Date.parse(now) - Date.parse(read.data.at) <= lasts ? read.data : null;
}
