import type { CaseState, Command, CommandName, EventType, TaskKind } from './case';
import type { Task } from './asking/task';
import { caseKernel, commandRows, eventRows, taskRows } from './catalogue';
import type { AnswerNeeds, Appointment, Sensitivity } from './kernel/area';
import { asStated, isStatement, type Provenance, type StatedProvenance } from './kernel/provenance';
import type { Programme } from './programme';

/** The rules of a case, as the catalogue of areas gives them. */
export const { decide, evolve, agenda, firstDeadline, nextDeadlines, missingAtGate, unasked, moveOn } = caseKernel;

/** Ids of the people whom a command names. */
export function peopleNamed({ name, data }: Pick<Command, 'name' | 'data'>): readonly string[] {
  const names = commandRows[name].names as ((data: unknown) => readonly (string | undefined)[]) | undefined;
  return (names?.(data) ?? []).filter((id) => id !== undefined);
}

/** How the author of an answer must be known, and what each answer must bring along. */
export function answersTo(kind: TaskKind): {
  readonly sensitivity: Sensitivity;
  readonly answers: Readonly<Record<string, AnswerNeeds>>;
} {
  return taskRows[kind];
}

/** The session or the conference to which a task asks somebody; null for a task that asks to none. */
export function appointmentOf(
  kase: CaseState,
  { kind, about }: Pick<Task, 'kind' | 'about'>,
  programme: Pick<Programme, 'conferences'>,
): Appointment | null {
  return taskRows[kind].appointment?.(kase, about, programme) ?? null;
}

/** Whether an entry of this type states what a person says. */
export function isStated(type: EventType): boolean {
  return isStatement(eventRows[type].provenance);
}

/** The provenance of an entry: what its author states, the rest as usual for its type. */
export function provenanceOf(type: EventType, stated?: StatedProvenance): Provenance {
  return asStated(eventRows[type].provenance, stated);
}

/** How the timeline reads an event of this type. */
export function sayingOf(type: EventType): string {
  return eventRows[type].says ?? wordsOf(type);
}

/** The words of a name in camel case: `phaseEntered` reads `Phase entered`. */
export function wordsOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Every command, the opening first. */
export const commandNames = Object.keys(commandRows) as CommandName[];
export const eventTypes = Object.keys(eventRows) as EventType[];
