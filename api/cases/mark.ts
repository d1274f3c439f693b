import { z } from 'zod';
import type { KeyRing } from '../../shared/platform/config';
import type { Actor } from '../../shared/domain/kernel/types';
import { readCursor, writeCursor, type List } from '../http/cursor';

/** Digits of a sequence in a mark, so that its length is always the same. */
const digits = 15;

export const markQuery = z.string().max(1000).optional().meta({ description: '`asOf` of the same case' });

/**
 * A mark of what was shown to the caller, encrypted: the place in the log counts entries that they may not know of. It
 * stays valid under another policy, which decides by itself what it shows of later entries.
 */
export function writeMark(keys: KeyRing, caller: Actor, caseId: string, sequence: number): string {
  return writeCursor(keys, listOf(caller, caseId), [String(sequence).padStart(digits, '0'), '']);
}

/** @throws a 400 problem for a mark of another case or caller */
export function readMark(keys: KeyRing, caller: Actor, caseId: string, mark: string | undefined): number {
  const place = readCursor(keys, listOf(caller, caseId), mark, 'since');
  return place ? Number(place[0]) : 0;
}

function listOf(caller: Actor, caseId: string): List {
  return { of: 'seen', caller, filter: { caseId }, policy: 'any' };
}
