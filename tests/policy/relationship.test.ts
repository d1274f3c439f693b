import { relationshipOf, roleOverReads } from '../../shared/policy/by-what-right';
import { canSeeCase } from '../../shared/policy/who-may-know';
import { type AccountRole, accountRoles, type CaseFunction, caseFunctions } from '../../shared/domain/vocabulary';
import type { Actor } from '../../shared/domain/kernel/types';

const person = (...roles: AccountRole[]): Actor => ({
  personId: 'someone',
  agencyId: 'office',
  roles,
  disciplines: [],
  knownBy: 'sign_in',
});
const standing = (functions: readonly CaseFunction[] = [], isMember = false, coordinatingAgencyId = 'elsewhere') => ({
  functions,
  isMember,
  coordinatingAgencyId,
});

describe('what justifies a read', () => {
  it('is a function first, whatever else there is, in the order of the vocabulary', () => {
    for (const held of caseFunctions)
      expect(relationshipOf(person('coordinator', 'auditor'), standing([held], true, 'office'))).toBe(
        `my_function:${held}`,
      );
    expect(relationshipOf(person(), standing(['chair', 'lead_coordinator'], true))).toBe(
      'my_function:lead_coordinator',
    );
  });

  it('then a task, then the agency of a coordinator, then a role over all cases', () => {
    const all = person('coordinator', 'manager');
    expect(relationshipOf(all, standing([], true, 'office'))).toBe('my_task');
    expect(relationshipOf(all, standing([], false, 'office'))).toBe('my_agency');
    expect(relationshipOf(all, standing())).toBe('oversight:manager');
  });

  it('is nothing where none of these is: then it was denied', () => {
    expect(relationshipOf(person(), standing([], false, 'office'))).toBeNull();
    expect(relationshipOf(person('coordinator'), standing())).toBeNull();
    expect(relationshipOf(person('administrator', 'service'), standing())).toBeNull();
    expect(relationshipOf({ ...person('coordinator'), agencyId: null }, standing())).toBeNull();
  });
});

it('those who may know of a case read it by some right, all others by none', () => {
  const subsets = Array.from({ length: 2 ** accountRoles.length }, (_, bits) =>
    accountRoles.filter((_role, place) => (bits >> place) & 1),
  );
  for (const roles of subsets)
    for (const isMember of [true, false])
      for (const coordinatingAgencyId of ['office', 'elsewhere']) {
        const actor = person(...roles);
        const isSeen = canSeeCase(actor, { coordinatingAgencyId, isMember });
        const by = relationshipOf(actor, standing([], isMember, coordinatingAgencyId));
        expect({ roles, isMember, coordinatingAgencyId, isSeen }).toMatchObject({ isSeen: by !== null });
      }
});

it('auditors and data-protection officers list who read what, and nobody else', () => {
  const entitled = accountRoles.filter((role) => roleOverReads(person(role)) !== null);
  expect(entitled).toEqual(['auditor', 'data_protection_officer']);
});
