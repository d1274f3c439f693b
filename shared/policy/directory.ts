import type { Actor } from '../domain/kernel/types';
import type { AccountRole } from '../domain/vocabulary';

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
export type DirectoryGrant = keyof typeof directoryGrants;

/** Whether a person has a grant in the directory. Everybody sees all of their own row. */
export function mayInDirectory(grant: DirectoryGrant, { roles }: Actor): boolean {
  const granted: readonly AccountRole[] = directoryGrants[grant];
  return roles.some((role) => granted.includes(role));
}
