import { screeningsOf } from '../../domain/areas/referral/rules';
import { quorumOf } from '../../domain/areas/conferences/state';
import type { CaseState, Requirement } from '../../domain/case';
import type { Phase } from '../../domain/path/phases';
import type { Programme } from '../schema';

/** The requirements of a definition for this person at the gate of a phase: one code for each thing to do. */
export function requiredAt(phase: Phase, kase: CaseState, programme: Programme): readonly string[] {
  const gates: Partial<Record<Phase, readonly Requirement[]>> = programme.gates;
  return (gates[phase] ?? []).flatMap((requirement) => {
    const parts = partsOf(requirement, kase, programme);
    return parts ? parts.map((part) => `${requirement}_${part}`) : [requirement];
  });
}

/** The items of a requirement that is a list; none for a single one. */
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
