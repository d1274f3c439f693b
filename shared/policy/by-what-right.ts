import type { Actor } from '../domain/kernel/types';
import { type AccountRole, type CaseFunction, caseFunctions } from '../domain/vocabulary';
import { rolesOverReads } from './matrix';
import { isWithinReach, rolesOverAllCases, type Standing } from './who-may-know';

/** The justification of a read, as the read log stores it. */
export type Relationship =
  `my_function:${CaseFunction}` | 'my_task' | 'my_agency' | `oversight:${AccountRole}` | 'link';

/** The role by which a person may list who read what; null for everybody else, managers included. */
export function roleOverReads({ roles }: Actor): (typeof rolesOverReads)[number] | null {
  return rolesOverReads.find((each) => roles.includes(each)) ?? null;
}

/**
 * The justification of a read by a person of this standing: a function first, then a task, then their agency, then a
 * role over all cases (domain.md, "Who people are"). Null where there is none.
 */
export function relationshipOf(
  actor: Actor,
  { functions, isMember, coordinatingAgencyId }: Pick<Standing, 'functions' | 'isMember' | 'coordinatingAgencyId'>,
): Relationship | null {
  const held = functions.length > 0 && caseFunctions.find((each) => functions.includes(each));
  if (held) return `my_function:${held}`;
  if (isMember) return 'my_task';
  const ofAgency = actor.roles.filter((each) => !rolesOverAllCases.includes(each));
  if (isWithinReach({ ...actor, roles: ofAgency }, coordinatingAgencyId)) return 'my_agency';
  const role = rolesOverAllCases.find((each) => actor.roles.includes(each));
  return role ? `oversight:${role}` : null;
}
