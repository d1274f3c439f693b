import { engagementsSeen } from '../../shared/domain/areas/sessions/contract';
import { cleaned } from '../forms/text';
import type { Question } from './link-state';

/** Input of a page, as sent; empty where the field was empty. */
export interface Typed {
  readonly answer: string;
  readonly reason: string;
  readonly note: string;
  /** Of a session that was held: how the person took part, and whether there is a concern. */
  readonly engagement: string;
  readonly concern: string;
}

type FormStep = 'review' | 'confirm' | 'change';

export interface SentForm {
  readonly step: FormStep;
  readonly nonce: string;
  readonly typed: Typed;
}

/** Fields that can be wrong. */
export type Field = 'answer' | 'reason' | 'note';

/** Free text may be as long here as anywhere (shared/contracts/requests). */
export const longestNote = 10_000;

export const nothingTyped: Typed = { answer: '', reason: '', note: '', engagement: '', concern: '' };

/** Choices of a concern; none is preselected. */
export const concerns = ['none', 'yes', 'urgent'] as const;
export type ConcernTyped = (typeof concerns)[number];

const steps: readonly string[] = ['review', 'confirm', 'change'] satisfies FormStep[];

/** Reads a posted form; null where it is not from these pages. A field that was sent twice counts as empty. */
export function readForm(body: unknown): SentForm | null {
  if (typeof body !== 'object' || body === null) return null;
  const field = (name: string): string => {
    const value: unknown = Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined;
    return typeof value === 'string' ? value : '';
  };
  const step = field('step');
  if (!steps.includes(step)) return null;
  return {
    step: step as FormStep,
    nonce: field('nonce').slice(0, 200),
    typed: {
      answer: field('answer'),
      reason: field('reason'),
      note: cleaned(field('note')),
      engagement: oneOf(engagementsSeen, field('engagement')),
      concern: oneOf(concerns, field('concern')),
    },
  };
}

/** Problems of the input, by field; empty where it can be recorded. */
export function problemsOf({ answers }: Question, { answer, reason, note }: Typed): readonly Field[] {
  const chosen = answers.find((each) => each.answer === answer);
  const problems: Field[] = [];
  if (!chosen) problems.push('answer');
  else if (chosen.reasons && !chosen.reasons.includes(reason)) problems.push('reason');
  if (note.length > longestNote) problems.push('note');
  return problems;
}

/** Drops fields that do not belong to the chosen answer, such as the reason of another one. */
export function fitting({ answers }: Question, typed: Typed): Typed {
  const chosen = answers.find((each) => each.answer === typed.answer);
  if (!chosen) return typed;
  return {
    ...typed,
    ...(!chosen.reasons && { reason: '' }),
    ...(!chosen.tellsWhatWasSeen && { engagement: '', concern: '' }),
  };
}

function oneOf(known: readonly string[], value: string): string {
  return known.includes(value) ? value : '';
}
