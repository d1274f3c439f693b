import type { Actor } from '../../shared/domain/kernel-types';
import type { CaseState } from '../../shared/domain/state';
import { compartments, sees, type Compartment, type Standing, type View } from '../../shared/policy/compartments';
import { functionsOf, isPartOf } from '../../shared/policy/visibility';

/** What one caller sees of one case: the policy's answers, asked once. */
export interface Sight {
  readonly personId: string;
  readonly views: Readonly<Record<Compartment, View>>;
  /** The person's own name, date of birth and reference to them. */
  readonly name: boolean;
  /** How the case goes: phase, dates, gate, who owes what. Whoever oversees it sees this under its pseudonym. */
  readonly progress: boolean;
}

/** What the caller sees of a case that they stand to in this way. */
export function sightOf(actor: Actor, standing: Standing): Sight {
  const views = Object.fromEntries(
    compartments.map((compartment) => [compartment, sees(actor, standing, compartment)]),
  ) as Record<Compartment, View>;
  const name = views.identity === 'full';
  const oversees = views.identity === 'alias' && actor.roles.includes('manager');
  return { personId: actor.personId, views, name, progress: name || oversees };
}

/** What the caller sees of a case whose state is at hand. */
export function sightOfCase(actor: Actor, kase: CaseState): Sight {
  const { coordinatingAgencyId } = kase;
  return sightOf(actor, { functions: functionsOf(actor, kase), isMember: isPartOf(actor, kase), coordinatingAgencyId });
}
