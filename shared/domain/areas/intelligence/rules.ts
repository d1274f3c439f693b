import { ask, openTasks } from '../../asking/asking';
import { type CaseState, type NewEvent } from '../../case';
import { type AgendaFacts, type Facts } from '../../kernel/types';
import { type Instant } from '../../time';

export function withEntry(kase: CaseState, custodianId: string, lastAt: Instant): CaseState {
  const entries = kase.intelligence.entries + 1;
  return { ...kase, intelligence: { entries, custodianId, lastAt, attestedAt: null, attestedBy: null } };
}

/**
 * Asks the custodian to attest, before a release whose gate wants it; once as long as it is open. Where nobody is
 * custodian yet the gate says that one is missing, and whoever is appointed is asked.
 */
export function askForAttestation(kase: CaseState, facts: Facts): readonly NewEvent[] {
  const { custodian } = kase.functions;
  const isWanted = (kase.phase === 'pre_release' && isRequired(facts)) || owesAttestation(kase, facts);
  const isAsked = openTasks(kase).some(({ kind }) => kind === 'intelligence_attestation');
  return isWanted && custodian && !isAsked ? [ask('intelligence_attestation', custodian, 'release', facts)] : [];
}

/** Whether an entry came after the gate was passed, and before the authority decided: it is to be considered too. */
export function owesAttestation({ phase, release, intelligence }: CaseState, facts: AgendaFacts): boolean {
  const isNew = intelligence.entries > 0 && intelligence.attestedAt === null;
  return phase === 'release_decision' && release === null && isNew && isRequired(facts);
}

function isRequired({ programme }: AgendaFacts): boolean {
  return programme.gates.pre_release.includes('intelligence_attestation');
}

/** Whether the custodian attested since this gate is open, and after the latest sealed entry. */
export function isAttested({ intelligence: { attestedAt }, phaseSince }: CaseState): boolean {
  return attestedAt !== null && attestedAt >= phaseSince;
}
