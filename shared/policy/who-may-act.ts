import type { CaseState, CommandName } from '../domain/case';
import { commandRows } from '../domain/catalogue';
import type { Grant } from '../domain/kernel/area';
import type { Actor } from '../domain/kernel/types';
import type { AccountRole, CaseFunction } from '../domain/vocabulary';
import { canSeeCase, isWithinReach, standingIn } from './who-may-know';

/** Who may give which command in a case that they may know of: by function first, by account role last. */
export const commandGrants = Object.fromEntries(
  Object.entries(commandRows).map(([name, { by }]) => [name, by]),
) as Readonly<Record<CommandName, Grant>>;

/**
 * Whether a person may give a command in a case; `invisible` where they may not learn that the case exists.
 * @param authorId author of the entry that the command is about, where the person sees that entry
 */
export function authorise(
  actor: Actor,
  kase: CaseState,
  name: CommandName,
  authorId?: string,
): 'allowed' | 'forbidden' | 'invisible' {
  const standing = standingIn(actor, kase);
  if (!canSeeCase(actor, standing)) return 'invisible';
  const grant = commandGrants[name];
  const allowed =
    grant.assignee === true ||
    (grant.author === true && authorId === actor.personId) ||
    grant.functions?.some((held) => standing.functions.includes(held)) === true ||
    holdsRole(actor, kase, grant.roles ?? []);
  return allowed ? 'allowed' : 'forbidden';
}

/**
 * Whether a command may be given by a holder of these functions and account roles, as far as the grants alone say: the
 * case and its phase are not looked at.
 */
export function isGrantedTo(
  name: CommandName,
  held: { readonly functions: readonly CaseFunction[]; readonly roles: readonly AccountRole[] },
): boolean {
  const { functions = [], roles = [] } = commandGrants[name];
  return functions.some((each) => held.functions.includes(each)) || roles.some((each) => held.roles.includes(each));
}

/** Whether a person may open cases, which are then their agency's. */
export function mayOpenCase(actor: Actor): boolean {
  const { roles = [] } = commandGrants.openCase;
  return actor.agencyId !== null && actor.roles.some((role) => roles.includes(role));
}

function holdsRole(actor: Actor, kase: CaseState, granted: readonly AccountRole[]): boolean {
  const roles = actor.roles.filter((role) => granted.includes(role));
  const leads = kase.functions.lead_coordinator === actor.personId;
  return roles.length > 0 && (leads || isWithinReach({ ...actor, roles }, kase.coordinatingAgencyId));
}
