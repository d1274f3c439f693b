import { ask, openTasks } from '../../asking/asking';
import { type CaseState, type NewEvent } from '../../case';
import { type AgendaFacts, type Facts } from '../../kernel/types';
import { type Instant } from '../../time';

export function withEntry(kase: CaseState, custodianId: string, lastAt: Instant): CaseState {
  const entries = kase.intelligence.entries + 1;
  return { ...kase, intelligence: { entries, custodianId, lastAt, attestedAt: null, attestedBy: null } };
}

/**
 * Asks the custodian to attest before a release whose gate requires it; once while the task is open. Without a
 * custodian the gate reports that one is missing, and a new custodian is asked on appointment.
 */
export function askForAttestation(kase: CaseState, facts: Facts): readonly NewEvent[] {
  const { custodian } = kase.functions;
  const isWanted = (kase.phase === 'pre_release' && isRequired(facts)) || owesAttestation(kase, facts);
  const isAsked = openTasks(kase).some(({ kind }) => kind === 'intelligence_attestation');
  return isWanted && custodian && !isAsked ? [ask('intelligence_attestation', custodian, 'release', facts)] : [];
}

/** True if an entry came between the gate and the authority's decision: it must be considered too. */
export function owesAttestation({ phase, release, intelligence }: CaseState, facts: AgendaFacts): boolean {
  const isNew = intelligence.entries > 0 && intelligence.attestedAt === null;
  return phase === 'release_decision' && release === null && isNew && isRequired(facts);
}

function isRequired({ programme }: AgendaFacts): boolean {
  return programme.gates.pre_release.includes('intelligence_attestation');
}

/** True if the custodian attested since this gate opened and after the latest sealed entry. */
export function isAttested({ intelligence: { attestedAt }, phaseSince }: CaseState): boolean {
  return attestedAt !== null && attestedAt >= phaseSince;
}
