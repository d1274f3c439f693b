import type { Actor } from '../domain/kernel/types';
import type { AccountRole } from '../domain/vocabulary';
import type { Standing } from './who-may-know';

/**
 * Grants in the directory of the people who work in the programme. Everybody who signs in sees who is in it, with
 * agency and disciplines: they choose assignees from it.
 */
export const directoryGrants = {
  names: ['coordinator', 'manager', 'administrator', 'auditor', 'data_protection_officer'],
  /** For those who write to people outside this system. */
  addresses: ['coordinator', 'administrator'],
  /** For those who choose assignees and keep qualifications up to date. */
  qualifications: ['coordinator', 'manager', 'administrator'],
  signIns: ['administrator'],
  change: ['administrator'],
} as const satisfies Record<string, readonly AccountRole[]>;

/** Grants that a part in a case gives beside the account roles, for people who share the case; each with its reason. */
export const grantsByCase = {
  names: 'They work together: an answer that shows them the id of a colleague in their case names the colleague too.',
} as const satisfies Partial<Record<keyof typeof directoryGrants, string>>;

export type DirectoryGrant = keyof typeof directoryGrants;

/** Whether a person has a grant in the directory. Everybody sees all of their own row. */
export function mayInDirectory(grant: DirectoryGrant, { roles }: Actor): boolean {
  const granted: readonly AccountRole[] = directoryGrants[grant];
  return roles.some((role) => granted.includes(role));
}

/** Whether a person may read the names of the people whose ids a case shows them: by role, or as a part of the case. */
export function mayReadNamesIn({ isMember }: Pick<Standing, 'isMember'>, actor: Actor): boolean {
  return isMember || mayInDirectory('names', actor);
}
