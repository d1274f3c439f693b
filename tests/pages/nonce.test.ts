import { checkNonce, isReceipt, nonceFor, receiptFor, type Shown } from '../../api/links/nonce';
import type { KeyRing, SecretKey } from '../../shared/platform/config';

const ring = (...keys: readonly SecretKey[]): KeyRing => ({
  current: keys[0]!,
  byId: new Map(keys.map((key) => [key.id, key])),
});
const older = { id: 'older', secret: Buffer.alloc(32, 1) };
const newer = { id: 'newer', secret: Buffer.alloc(32, 2) };
const keys = ring(older);

const noon = '2026-03-01T12:00:00.000Z';
const later = (minutes: number): string => new Date(Date.parse(noon) + minutes * 60_000).toISOString();

const review: Shown = { linkId: 'link-1', generation: 0, revision: 3, step: 'review' };
const declined = { answer: 'decline', reason: 'on_leave', note: 'back on Monday', engagement: '', concern: '' };
const confirm: Shown = { ...review, step: 'confirm', typed: declined };

describe('the mark on a form', () => {
  it('holds for what was shown, for two hours', () => {
    const nonce = nonceFor(confirm, keys, noon);
    expect(checkNonce(nonce, confirm, keys, later(120))).toBe('good');
    expect(checkNonce(nonce, confirm, keys, later(121))).toBe('old');
    expect(checkNonce(nonce, confirm, keys, later(-2))).toBe('old');
  });

  it.each<[string, Shown]>([
    ['another link', { ...confirm, linkId: 'link-2' }],
    ['another generation', { ...confirm, generation: 1 }],
    ['another step', { ...confirm, step: 'review' }],
    ['another answer', { ...confirm, typed: { ...declined, answer: 'accept' } }],
    ['another reason', { ...confirm, typed: { ...declined, reason: 'other' } }],
    ['another concern', { ...confirm, typed: { ...declined, concern: 'urgent' } }],
    ['another note', { ...confirm, typed: { ...declined, note: '' } }],
  ])('does not hold for %s', (_, shown) => {
    expect(checkNonce(nonceFor(confirm, keys, noon), shown, keys, noon)).toBe('old');
  });

  it('on the first page binds no answer, since none is chosen', () => {
    const nonce = nonceFor(review, keys, noon);
    expect(checkNonce(nonce, { ...review, typed: declined }, keys, noon)).toBe('good');
    expect(checkNonce(nonce, confirm, keys, noon)).toBe('old');
  });

  it('distinguishes a task that has changed from a page that is old', () => {
    expect(checkNonce(nonceFor(review, keys, noon), { ...review, revision: 4 }, keys, noon)).toBe('changed');
  });

  it('cannot be altered: neither its time, its revision nor its key', () => {
    const [id, time, revision, mac] = nonceFor(review, keys, noon).split('.');
    const forged = [
      [id, Date.parse(later(60)).toString(36), revision, mac],
      [id, time, '4', mac],
      ['newer', time, revision, mac],
      [id, time, revision, `${mac!.slice(0, -1)}${mac!.endsWith('A') ? 'B' : 'A'}`],
      [id, 'NaN', revision, mac],
      [id, time, revision],
      [],
    ];
    for (const parts of forged)
      expect(
        checkNonce(parts.join('.'), { ...review, revision: Number(parts[2] ?? 3) }, ring(older, newer), noon),
      ).toBe('old');
  });

  it('outlives a change of key as long as the old key is kept', () => {
    const nonce = nonceFor(review, keys, noon);
    expect(checkNonce(nonce, review, ring(newer, older), noon)).toBe('good');
    expect(checkNonce(nonce, review, ring(newer), noon)).toBe('old');
  });
});

describe('the address of a receipt', () => {
  it('opens it for ten minutes and for its own link', () => {
    const receipt = receiptFor('link-1', keys, noon);
    expect(isReceipt(receipt, 'link-1', keys, later(10))).toBe(true);
    expect(isReceipt(receipt, 'link-1', keys, later(11))).toBe(false);
    expect(isReceipt(receipt, 'link-2', keys, noon)).toBe(false);
    expect(isReceipt(nonceFor(review, keys, noon), 'link-1', keys, noon)).toBe(false);
  });
});
