import type { Actor } from '../domain/kernel-types';
import type { AccountRole } from './vocabulary';

/**
 * Who sees and does what in the directory of those who work in the programme. That somebody is in it, with their agency
 * and disciplines, is known to everybody who signs in: they choose from it whom to ask.
 */
export const directoryGrants = {
  names: ['coordinator', 'manager', 'administrator', 'auditor', 'data_protection_officer'],
  /** Who writes to people outside this system. */
  addresses: ['coordinator', 'administrator'],
  /** Who chooses whom to ask, and who sees to it that qualifications are kept. */
  qualifications: ['coordinator', 'manager', 'administrator'],
  signIns: ['administrator'],
  change: ['administrator'],
} as const satisfies Record<string, readonly AccountRole[]>;
export type DirectoryGrant = keyof typeof directoryGrants;

/** Whether a person has a grant in the directory. Everybody sees all of themselves. */
export function mayInDirectory(grant: DirectoryGrant, { roles }: Actor): boolean {
  const granted: readonly AccountRole[] = directoryGrants[grant];
  return roles.some((role) => granted.includes(role));
}
