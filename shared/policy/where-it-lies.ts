import type { CommandName, EventType, FollowUpSubject, MissingCode, TaskKind } from '../domain/case';
import { commandRows, eventRows, followUpRows, requirementRows, taskRows } from '../domain/catalogue';
import type { Task } from '../domain/asking/task';
import { isRestricted, restrictedWord, type Compartment } from '../domain/compartments';
import type { Missing } from '../domain/kernel/types';
import type { CaseFunction } from '../domain/vocabulary';
import { compartmentOfEvent } from './where-events-lie';

/** A command whose free texts have a compartment of their own; those of others follow a task or an entry. */
export type PlacedCommand = Exclude<CommandName, 'answerTask' | 'correctEntry'>;

/** That an advocate or a custodian is appointed tells that there is something for them. */
const ofFunction = {
  lead_coordinator: 'identity',
  chair: 'identity',
  assessor: 'identity',
  reviewer: 'identity',
  duty_officer: 'identity',
  health_lead: 'identity',
  facility_manager: 'identity',
  police_lead: 'identity',
  probation_lead: 'identity',
  supervising_officer: 'identity',
  aftercare_lead: 'identity',
  advocate: 'victims',
  custodian: 'intelligence',
} as const satisfies Record<CaseFunction, Compartment>;

/** The compartments of the codes that gates report as missing; a code that ends in `_` stands for all that begin so. */
const ofMissing: readonly (readonly [string, Compartment])[] = Object.values(requirementRows).flatMap(({ codes }) =>
  Object.entries(codes),
);

/**
 * What the record and its read log call a command: its name, or the envelope's word where the name tells more than the
 * envelopes of its entries do.
 */
export function nameInRecord(name: string): string {
  const textsIn = Object.hasOwn(commandRows, name) ? commandRows[name as CommandName].textsIn : undefined;
  return textsIn !== undefined && textsIn !== 'task' && textsIn !== 'entry' && isRestricted(textsIn)
    ? restrictedWord
    : name;
}

/** The compartment of the free texts of a command. */
export function compartmentOfCommand(name: PlacedCommand): Compartment {
  return commandRows[name].textsIn as Compartment;
}

/**
 * The compartment of the free texts of an entry, and of those of its corrections.
 * @param task the task that it answers, for an answer
 */
export function compartmentOfTexts(type: EventType, task?: Pick<Task, 'kind'>): Compartment {
  if (type === 'caseOpened') return compartmentOfCommand('openCase');
  return type === 'taskAnswered' && task ? compartmentOfAnswer(task.kind) : eventRows[type].in;
}

/** The compartment of the free text of an answer. */
export function compartmentOfAnswer(kind: TaskKind): Compartment {
  const { in: ofTask, answerIn } = taskRows[kind];
  return answerIn ?? ofTask;
}

/** The compartment of a task: that it is asked, of whom, until when. A follow-up has that of its subject. */
export function compartmentOfTask({ kind, about }: Pick<Task, 'kind' | 'about'>): Compartment {
  return kind === 'follow_up' && Object.hasOwn(followUpRows, about)
    ? followUpRows[about as FollowUpSubject].in
    : taskRows[kind].in;
}

/** The compartment of the fact that somebody holds a function. */
export function compartmentOfFunction(held: CaseFunction): Compartment {
  return ofFunction[held];
}

/** The compartment of what is missing at a gate; a missing task has the compartment of the task. */
export function compartmentOfMissing({ code, about = '' }: Pick<Missing, 'code' | 'about'>): Compartment {
  if (isTaskKind(code)) return compartmentOfTask({ kind: code, about });
  const found =
    ofMissing.find(([each]) => each === code) ??
    ofMissing.find(([start]) => start.endsWith('_') && code.startsWith(start));
  if (!found) throw new Error(`no compartment for what is missing as ${code}`);
  return found[1];
}

/** The compartment of a deadline: a reminder has that of its task. */
export function compartmentOfDeadline(
  { what, about }: { readonly what: EventType; readonly about?: string },
  tasks: Readonly<Record<string, Task>>,
): Compartment {
  const task = about === undefined || !Object.hasOwn(tasks, about) ? undefined : tasks[about];
  return task ? compartmentOfTask(task) : compartmentOfEvent(what);
}

function isTaskKind(code: MissingCode): code is TaskKind {
  return Object.hasOwn(taskRows, code);
}

/** The kinds of task, and the subjects of follow-ups, of a compartment. */
export function tasksOf(compartment: Compartment): {
  readonly kinds: readonly TaskKind[];
  readonly subjects: readonly FollowUpSubject[];
} {
  const kinds = (Object.keys(taskRows) as TaskKind[]).filter((kind) => kind !== 'follow_up');
  const subjects = Object.keys(followUpRows) as FollowUpSubject[];
  return {
    kinds: kinds.filter((kind) => taskRows[kind].in === compartment),
    subjects: subjects.filter((subject) => followUpRows[subject].in === compartment),
  };
}
