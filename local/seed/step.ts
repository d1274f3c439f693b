import type { CommandBody } from '../../shared/contracts/requests';
import { FreeText } from '../../shared/contracts/requests/text';
import { openTasks } from '../../shared/domain/asking';
import type { CommandName } from '../../shared/domain/commands';
import type { CaseState } from '../../shared/domain/state';
import type { AnswerOf, Task, TaskKind } from '../../shared/domain/tasks';

/** A person's act: a command with its body as on the wire. */
export interface Act<K extends CommandName = CommandName> {
  readonly by: string;
  readonly name: K;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One moment of a story: days ago, and an act that depends on the case. */
export interface Step {
  readonly daysAgo: number;
  readonly act: (kase: CaseState) => Act;
}

export type Steps = readonly Step[];

type GivenCommand = Exclude<CommandName, 'openCase' | 'answerTask'>;

/** A person gives a command; its references are looked up in the case. */
export function step<K extends GivenCommand>(
  daysAgo: number,
  by: string,
  name: K,
  body: CommandBody<K> | ((kase: CaseState) => CommandBody<K>),
): Step {
  return {
    daysAgo,
    act: (kase) => ({ by, name, body: { ...(typeof body === 'function' ? body(kase) : body) } }),
  };
}

/** The assignee answers a task; `about` selects one of several open tasks of a kind. */
export function answer<K extends TaskKind>(
  daysAgo: number,
  kind: K,
  word: AnswerOf<K>,
  extra: Omit<CommandBody<'answerTask'>, 'answer'> = {},
  about?: string,
): Step {
  return {
    daysAgo,
    act: (kase) => {
      const { taskId, assigneeId } = openTask(kase, kind, about);
      return { by: assigneeId, name: 'answerTask', body: { taskId, answer: word, ...extra } };
    },
  };
}

export function text(words: string): FreeText {
  return new FreeText(words);
}

function openTask(kase: CaseState, kind: TaskKind, about?: string): Task {
  const found = openTasks(kase).find((task) => task.kind === kind && (about === undefined || task.about === about));
  if (!found) throw new Error(`${kase.reference} is in ${kase.phase} and asks nobody for ${kind}`);
  return found;
}
