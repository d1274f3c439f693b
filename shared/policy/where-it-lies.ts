import type { CommandName, EventType, FollowUpSubject, MissingCode, TaskKind } from '../domain/case';
import { commandRows, eventRows, followUpRows, requirementRows, taskRows } from '../domain/catalogue';
import type { Task } from '../domain/asking/task';
import { isRestricted, restrictedWord, type Compartment } from '../domain/compartments';
import type { Missing } from '../domain/kernel/types';
import type { CaseFunction } from '../domain/vocabulary';
import { compartmentOfEvent } from './where-events-lie';

/** A command whose texts have a compartment of their own; those of the others follow a task or an entry. */
export type PlacedCommand = Exclude<CommandName, 'answerTask' | 'correctEntry'>;

/** The appointment of an advocate or a custodian reveals that there is something for them. */
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

/** The compartments of the codes of missing requirements; a code that ends in `_` stands for all with this prefix. */
const ofMissing: readonly (readonly [string, Compartment])[] = Object.values(requirementRows).flatMap(({ codes }) =>
  Object.entries(codes),
);

/**
 * The name of a command in the record and its read log: the word of a restricted envelope, where its own name would
 * reveal more than the envelopes of its entries do.
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
 * The compartment of the free texts of an entry and of its corrections.
 * @param task the answered task, for an answer
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

/** The compartment of a task: its existence, assignee and due time. A follow-up has that of its subject. */
export function compartmentOfTask({ kind, about }: Pick<Task, 'kind' | 'about'>): Compartment {
  return kind === 'follow_up' && Object.hasOwn(followUpRows, about)
    ? followUpRows[about as FollowUpSubject].in
    : taskRows[kind].in;
}

/** The compartment of an appointment to a function. */
export function compartmentOfFunction(held: CaseFunction): Compartment {
  return ofFunction[held];
}

/** The compartment of a missing requirement; a missing task has the compartment of the task. */
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
