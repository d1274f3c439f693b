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

/** The list that a search belongs to: only its caller can follow it. */
const searchOf = (of: string, caller: List['caller']): List => ({ of: `search ${of}`, caller, filter: {} });

export const findQuery = z
  .string()
  .max(1000)
  .optional()
  .meta({ description: '`find` of a search: what it looks for, sealed for you, so that no name stands in an address' });

/** The text of a search, sealed for the caller, so that an address may hold it. */
export function sealSearch(keys: KeyRing, of: string, caller: List['caller'], text: string): string {
  return writeCursor(keys, searchOf(of, caller), [text, '']);
}

/** @throws a 400 problem for a search of another caller or list */
export function openSearch(
  keys: KeyRing,
  of: string,
  caller: List['caller'],
  find: string | undefined,
): string | undefined {
  return positionIn(keys, searchOf(of, caller), find, 'find')?.[0];
}

export const cursorQuery = z.string().max(1000).optional().meta({ description: '`next` of the page before' });

/** The end of a page as an encrypted cursor: a list may be sorted by fields that its reader may not see. */
export function writeCursor(keys: KeyRing, list: List, position: readonly [string, string]): string {
  return sealJson(keys, bound(list), position);
}

/**
 * @param path the parameter of the cursor
 * @throws a 400 problem for an invalid cursor, or one of another list
 */
export function readCursor(
  keys: KeyRing,
  list: List,
  cursor: string | undefined,
  path: keyof typeof howTo = 'cursor',
): readonly [value: string, id: string] | undefined {
  return positionIn(keys, list, cursor, path);
}

const howTo = {
  cursor: 'Take the cursor from `next` of the same list.',
  find: 'Take it from `find` of a search of your own.',
  since: 'Take the mark from `asOf`.',
};

function positionIn(
  keys: KeyRing,
  list: List,
  sealed: string | undefined,
  path: keyof typeof howTo,
): readonly [value: string, id: string] | undefined {
  if (sealed === undefined) return undefined;
  const position = shape.safeParse(openJson(keys, bound(list), sealed));
  if (position.success) return position.data;
  const message = howTo[path];
  throw new Problem(400, 'invalid_cursor', {
    detail: message,
    errors: [{ path, message, code: 'invalid_cursor' }],
  });
}

function bound({ of, caller: { personId }, filter, policy = policyVersion }: List): SealedUse {
  return { purpose: 'list cursor', about: bodyHashOf({ of, personId, filter, policy }) };
}
