import type { CaseState, Command, CommandName, EventType, TaskKind } from './case';
import type { Task } from './asking/task';
import { caseKernel, commandRows, eventRows, taskRows } from './catalogue';
import type { AnswerNeeds, Appointment, Sensitivity } from './kernel/area';
import { asStated, isStatement, type Provenance, type StatedProvenance } from './kernel/provenance';
import type { Programme } from './programme';

/** The rules of a case, derived from the catalogue of areas. */
export const { decide, evolve, agenda, firstDeadline, nextDeadlines, missingAtGate, unasked, moveOn } = caseKernel;

/** Ids of the people whom a command names, without omitted fields. */
export function peopleNamed({ name, data }: Pick<Command, 'name' | 'data'>): readonly string[] {
  const names = commandRows[name].names as ((data: unknown) => readonly (string | undefined)[]) | undefined;
  return (names?.(data) ?? []).filter((id) => id !== undefined);
}

/** How surely the author of an answer must be identified, and what each answer requires. */
export function answersTo(kind: TaskKind): {
  readonly sensitivity: Sensitivity;
  readonly answers: Readonly<Record<string, AnswerNeeds>>;
} {
  return taskRows[kind];
}

/** The session or conference to which a task invites; null for other kinds of task. */
export function appointmentOf(
  kase: CaseState,
  { kind, about }: Pick<Task, 'kind' | 'about'>,
  programme: Pick<Programme, 'conferences'>,
): Appointment | null {
  return taskRows[kind].appointment?.(kase, about, programme) ?? null;
}

/** True if a person states entries of this type; the others are established by the system. */
export function isStated(type: EventType): boolean {
  return isStatement(eventRows[type].provenance);
}

/** The provenance of an entry: the codes that its author stated, and the defaults of its type for the rest. */
export function provenanceOf(type: EventType, stated?: StatedProvenance): Provenance {
  return asStated(eventRows[type].provenance, stated);
}

/** The wording of an event type in the timeline. */
export function sayingOf(type: EventType): string {
  return eventRows[type].says ?? wordsOf(type);
}

/** The words of a name in camel case: `phaseEntered` becomes `Phase entered`. */
export function wordsOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Every command, the opening first. */
export const commandNames = Object.keys(commandRows) as CommandName[];
export const eventTypes = Object.keys(eventRows) as EventType[];
