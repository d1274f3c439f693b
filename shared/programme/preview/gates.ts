import { screeningsOf } from '../../domain/areas/referral/rules';
import { quorumOf } from '../../domain/quorum';
import type { CaseState, Phase } from '../../domain/state';
import type { Requirement } from '../custody';
import type { Programme } from '../schema';

/** What a definition requires of this person at the gate of a phase: one code for each thing that somebody would do. */
export function requiredAt(phase: Phase, kase: CaseState, programme: Programme): readonly string[] {
  const gates: Partial<Record<Phase, readonly Requirement[]>> = programme.gates;
  return (gates[phase] ?? []).flatMap((requirement) => {
    const parts = partsOf(requirement, kase, programme);
    return parts ? parts.map((part) => `${requirement}_${part}`) : [requirement];
  });
}

/** The lists that a requirement goes through; nothing where it is one thing. */
function partsOf(requirement: Requirement, kase: CaseState, programme: Programme): readonly string[] | null {
  switch (requirement) {
    case 'screening':
      return screeningsOf(kase, programme).map(({ code }) => code);
    case 'background':
      return programme.background;
    case 'quorum':
      return quorumOf('plan', programme);
    case 'consent_offer':
      return programme.consent.purposes.map(({ code }) => code);
    default:
      return null;
  }
}
