import type { CaseState, CommandName } from '../case';
import type { CommandRow } from './area';
import { reject } from './rules';
import type { Decision } from './types';

/** The conditions of a command that depend on nothing but the case's state. */
export type Conditions = Pick<CommandRow<CommandName>, 'during' | 'whileSuspended' | 'afterDeath' | 'unless'>;

/**
 * Refused where a command is impossible in this state of the case, whatever its body says: after a death, in another
 * phase, during a suspension. The kernel asks it first, and so do pages that offer commands.
 */
export function checkPossible(
  { during, whileSuspended, afterDeath, unless }: Conditions,
  kase: CaseState,
): Decision | null {
  if (kase.diedOn && !afterDeath) return reject('not_allowed_after_death');
  if (!during.includes(kase.phase))
    return reject('not_allowed_in_phase', undefined, { phase: kase.phase, allowed: during });
  if (kase.suspended && !whileSuspended) return reject('not_allowed_while_suspended');
  return unless?.(kase) ?? null;
}
