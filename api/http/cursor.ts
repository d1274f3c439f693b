import { z } from 'zod';
import type { KeyRing } from '../../shared/platform/config';
import type { Actor } from '../../shared/domain/kernel/types';
import { policyVersion } from '../../shared/policy/version';
import { Problem } from '../errors/problem';
import { bodyHashOf } from './idempotency';
import { openJson, sealJson, type SealedUse } from './sealed';

const shape = z.tuple([z.string(), z.string()]);

/** The list that a cursor belongs to: another caller, filter or policy cannot continue its page. */
export interface List {
  /** Name of the list. */
  readonly of: string;
  readonly caller: Pick<Actor, 'personId'>;
  /** All parameters of the list, including its order. */
  readonly filter: object;
  /** Version of the policy that the list is shown under; only tests name another one. */
  readonly policy?: string;
}

export const cursorQuery = z.string().max(1000).optional().meta({ description: '`next` of the page before' });

/** The end of a page as an encrypted cursor: a list may be sorted by fields that its reader may not see. */
export function writeCursor(keys: KeyRing, list: List, position: readonly [string, string]): string {
  return sealJson(keys, bound(list), position);
}

/** @throws a 400 problem for an invalid cursor, or one of another list */
export function readCursor(
  keys: KeyRing,
  list: List,
  cursor: string | undefined,
): readonly [value: string, id: string] | undefined {
  if (cursor === undefined) return undefined;
  const position = shape.safeParse(openJson(keys, bound(list), cursor));
  if (position.success) return position.data;
  const message = 'Take the cursor from `next` of the same list.';
  throw new Problem(400, 'invalid_cursor', {
    detail: message,
    errors: [{ path: 'cursor', message, code: 'invalid_cursor' }],
  });
}

function bound({ of, caller: { personId }, filter, policy = policyVersion }: List): SealedUse {
  return { purpose: 'list cursor', about: bodyHashOf({ of, personId, filter, policy }) };
}
