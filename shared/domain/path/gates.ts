import type { CaseState, MissingCode, Requirement } from '../case';
import type { Practice } from '../kernel/area';
import type { AgendaFacts, Missing } from '../kernel/types';
import type { CaseFunction } from '../vocabulary';
import { phaseRows, type GatedPhase } from './phases';

/** The requirements that the gate of the phase lacks, and who owes them, in the order of the gate. */
export function missingAtGate(kase: CaseState, facts: AgendaFacts, { requirements }: Practice): readonly Missing[] {
  const { gate, gateIsPolicy } = phaseRows[kase.phase];
  const required = gateIsPolicy ? facts.programme.gates[kase.phase as GatedPhase] : (gate as readonly Requirement[]);
  return required.flatMap((each) => requirements[each].missing(kase, facts));
}

/** A missing code, owed by the holder of a function; empty unless `isMissing`. */
export function needs(isMissing: boolean, code: MissingCode, kase: CaseState, owner: CaseFunction): readonly Missing[] {
  return isMissing ? [{ code, owedBy: holder(kase, owner) }] : [];
}

/** A function, and the person who holds it, if any. */
export function holder(kase: CaseState, owner: CaseFunction): Missing['owedBy'] {
  const personId = kase.functions[owner];
  return { function: owner, ...(personId && { personId }) };
}
