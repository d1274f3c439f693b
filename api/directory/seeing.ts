import type { Actor } from '../../shared/domain/kernel-types';
import type { AccountRole } from '../../shared/policy/vocabulary';

/** Who needs the names of those who work in the programme: whoever steers, oversees or administers it. */
const names: readonly AccountRole[] = ['coordinator', 'manager', 'administrator', 'auditor', 'data_protection_officer'];
/** Who writes to them outside this system. */
const addresses: readonly AccountRole[] = ['coordinator', 'administrator'];

export function seesNames({ roles }: Actor): boolean {
  return roles.some((role) => names.includes(role));
}

export function seesAddresses({ roles }: Actor): boolean {
  return roles.some((role) => addresses.includes(role));
}
