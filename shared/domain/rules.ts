import type { AnswerData, CommandData, CommandName } from './commands';
import type { CaseEvent, EventType, NewEvent } from './events';
import type { Deadline, Decision, Facts, RejectionCode, Timetable } from './kernel-types';
import type { CaseState, Phase } from './state';
import type { AnswerOf, Task, TaskKind } from './tasks';
import type { Instant } from './time';

/** When a command may be given, and what it brings about. Who may give it stands in shared/policy. */
export interface CommandRule<K extends CommandName> {
  readonly during: readonly Phase[];
  /** Most steering waits while a case is suspended; what protects people or ends the suspension does not. */
  readonly whileSuspended?: true;
  /** After a death a short list is left. */
  readonly afterDeath?: true;
  readonly decide: (kase: CaseState, data: CommandData[K], facts: Facts) => Decision;
}

export type CommandRules<K extends CommandName> = { readonly [N in K]: CommandRule<N> };

/** What is true after an event. Every type of event has one reducer, in the area it belongs to. */
export type Reducers<K extends EventType> = {
  readonly [N in K]: (kase: CaseState, event: Extract<CaseEvent, { type: N }>) => CaseState;
};

/** What an answer to a task brings about, beyond the answer itself. */
export type AnswerRules<K extends TaskKind> = {
  readonly [N in K]: {
    readonly [A in AnswerOf<N>]: (kase: CaseState, task: Task, data: AnswerData, facts: Facts) => Decision;
  };
};

/** What time brings about in an area. */
export type Deadlines = (kase: CaseState, by: Timetable) => readonly Deadline[];

export function accept(...events: readonly NewEvent[]): Decision {
  return { accepted: true, events };
}

export function reject(code: RejectionCode, path?: string, detail?: Readonly<Record<string, unknown>>): Decision {
  return { accepted: false, rejection: { code, ...(path && { path }), ...(detail && { detail }) } };
}

/** Refused where the author says that it happened before it can have. */
export function checkOccurred({ occurredAt }: Pick<Facts, 'occurredAt'>, notBefore: Instant): Decision | null {
  return occurredAt && occurredAt < notBefore ? reject('ends_before_start', 'occurredAt', { notBefore }) : null;
}

/** The first rejection of some checks, where there is one; each check is null when it passes. */
export function firstOf(...checks: readonly (Decision | null)[]): Decision | null {
  return checks.find((check) => check !== null) ?? null;
}
