import { z } from 'zod';
import type { KeyRing } from '../../../shared/platform/config';
import type { Instant } from '../../../shared/domain/time';
import { openJson, sealJson, type SealedUse } from '../../http/sealed';

/** The person, the form and the subject that a mark is bound to. */
export interface FormOf {
  readonly personId: string;
  /** The command, or the kind of task. */
  readonly form: string;
  /** The case or the task; empty for a case that is opened. */
  readonly about: string;
}

const mark = z.object({ key: z.string(), asOf: z.string().nullable(), at: z.string() });

/** Values that every step of one form carries along. */
export interface FormMark {
  /** The idempotency key: a form that is sent twice is recorded once. */
  readonly key: string;
  /** The mark of the case as it was shown when the form was opened; null where there was none. */
  readonly asOf: string | null;
  /** When the form was opened. */
  readonly at: Instant;
}

/** A form stays good for as long as somebody may be at work on it. */
const lasts = 14 * 86_400_000;
const purpose = 'form mark';

/** The mark of a form, sealed, so that nobody makes one or carries it to another form. */
export function writeFormMark(keys: KeyRing, bound: FormOf, content: FormMark): string {
  return sealJson(keys, useOf(bound), content);
}

/** The mark that a posted form carries; null for one that is old, or of another form or person. */
export function readFormMark(keys: KeyRing, bound: FormOf, text: string, now: Instant): FormMark | null {
  const read = mark.safeParse(openJson(keys, useOf(bound), text));
  return read.success && Date.parse(now) - Date.parse(read.data.at) <= lasts ? read.data : null;
}

function useOf({ personId, form, about }: FormOf): SealedUse {
  return { purpose, about: JSON.stringify([personId, form, about]) };
}
