import type { CaseState, MissingCode, Requirement } from '../case';
import { openTasks } from '../asking/asking';
import type { Task } from '../asking/task';
import type { Practice, RequirementRow } from '../kernel/area';
import type { AgendaFacts, Missing } from '../kernel/types';
import type { CaseFunction } from '../vocabulary';
import { phaseRows, type GatedPhase } from './phases';

/** The requirements that the gate of the phase lacks, and who owes them, in the order of the gate. */
export function missingAtGate(kase: CaseState, facts: AgendaFacts, { requirements }: Practice): readonly Missing[] {
  return requiredOf(kase, facts).flatMap((each) => requirements[each].missing(kase, facts));
}

/** The missing requirements of an open case that no open task asks for and time does not bring: a person has to begin them. */
export function unasked(kase: CaseState, facts: AgendaFacts, { requirements }: Practice): readonly Missing[] {
  if (kase.diedOn !== null) return [];
  const tasks = openTasks(kase);
  return requiredOf(kase, facts).flatMap((each) => {
    const { missing, askedAs = {} } = requirements[each];
    const isAsked = (item: Missing): boolean => tasks.some((task) => asksFor(task, item, askedAs));
    return missing(kase, facts).filter((item) => Object.keys(item.owedBy).length > 0 && !isAsked(item));
  });
}

function asksFor(
  { kind, about }: Task,
  { code, about: subject = about }: Missing,
  askedAs: NonNullable<RequirementRow['askedAs']>,
): boolean {
  if (kind === code) return about === subject;
  return Object.entries(askedAs).some(
    ([asked, kinds]) => kinds.includes(kind) && code === (asked.endsWith('_') ? asked + about : asked),
  );
}

function requiredOf({ phase }: CaseState, { programme }: AgendaFacts): readonly Requirement[] {
  const { gate, gateIsPolicy } = phaseRows[phase];
  return gateIsPolicy ? programme.gates[phase as GatedPhase] : (gate as readonly Requirement[]);
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
