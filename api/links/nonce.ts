import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../../shared/platform/config';
import type { Instant } from '../../shared/domain/time';
import type { Typed } from './form';

type Step = 'review' | 'confirm';

/** The content of a page and its link, to which an answer is bound. */
export interface Shown {
  readonly linkId: string;
  readonly generation: number;
  readonly revision: number;
  readonly step: Step;
  /** The input to confirm, on the confirmation page only. */
  readonly typed?: Typed;
}

const minute = 60_000;
const nonceLasts = 120 * minute;
const receiptLasts = 10 * minute;
/** Largest difference between the clocks of two API processes. */
const skew = minute;

/** A nonce for a page's form: key, time, revision of the task, and an HMAC over everything shown. */
export function nonceFor(shown: Shown, { current }: KeyRing, now: Instant): string {
  const time = Date.parse(now);
  return [current.id, time.toString(36), String(shown.revision), mac(current.secret, nonceParts(shown, time))].join(
    '.',
  );
}

/**
 * Whether a form belongs to what its page showed: `old` after two hours or where it cannot be checked, else `changed`.
 */
export function checkNonce(nonce: string, shown: Shown, keys: KeyRing, now: Instant): 'good' | 'old' | 'changed' {
  const [keyId = '', time36 = '', revision = '', given = ''] = nonce.split('.');
  const key = keys.byId.get(keyId);
  const time = parseInt(time36, 36);
  if (!key || !isFresh(time, now, nonceLasts) || !/^\d{1,9}$/.test(revision)) return 'old';
  const shownThen = { ...shown, revision: Number(revision) };
  if (!isSame(given, mac(key.secret, nonceParts(shownThen, time)))) return 'old';
  return shownThen.revision === shown.revision ? 'good' : 'changed';
}

/** The part of the receipt's address that opens it for ten minutes. */
export function receiptFor(linkId: string, { current }: KeyRing, now: Instant): string {
  const time = Date.parse(now);
  return [current.id, time.toString(36), mac(current.secret, ['receipt', linkId, time])].join('.');
}

export function isReceipt(receipt: string, linkId: string, keys: KeyRing, now: Instant): boolean {
  const [keyId = '', time36 = '', given = ''] = receipt.split('.');
  const key = keys.byId.get(keyId);
  const time = parseInt(time36, 36);
  return (
    key !== undefined && isFresh(time, now, receiptLasts) && isSame(given, mac(key.secret, ['receipt', linkId, time]))
  );
}

function nonceParts({ linkId, generation, revision, step, typed }: Shown, time: number): readonly unknown[] {
  const answer =
    step === 'confirm' && typed
      ? [typed.answer, typed.reason, sha256(typed.note), typed.engagement, typed.concern]
      : [];
  return ['answer', linkId, generation, revision, step, time, ...answer];
}

function isFresh(time: number, now: Instant, lasts: number): boolean {
  const age = Date.parse(now) - time;
  return age <= lasts && age >= -skew;
}

function mac(secret: Uint8Array, parts: readonly unknown[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url');
}
