import { z } from 'zod';
import type { Answer, AnswerDetails, Narrative, TaskKind } from '../case';
import { body, statement } from '../contract/body';
import { choose } from '../contract/choices';
import type { CommandsOf } from '../contract/narratives';
import { narrative } from '../contract/text';
import type { Ladders } from '../programme';
import type { Duration, Instant } from '../time';
import type { CaseFunction, KnownBy } from '../vocabulary';
import type { Tasks } from './task';

export const commands = {
  reassignTask: body({ taskId: choose.task, assigneeId: choose.person, reasonCode: choose.reason('reassigned') }),
};

/**
 * The body of an answer to any task.
 * @param answers every answer of every kind
 * @param details the fields that areas add to an answer
 */
export function answerBody(answers: readonly Answer[], details: Readonly<Record<string, z.ZodType>>) {
  return statement({
    answer: z.enum(answers),
    reasonCode: choose.code('answerReasons').optional(),
    narrative: narrative.optional(),
    ...details,
  });
}

export interface AnswerData extends AnswerDetails {
  readonly taskId: string;
  readonly answer: Answer;
  readonly reasonCode?: string | undefined;
  readonly narrative?: Narrative | undefined;
  /** The state of the task on the author's page, if known. An answer is refused if the task has changed since. */
  readonly shown?: { readonly generation: number; readonly revision: number } | undefined;
}

interface AskingEvents {
  taskAsked: {
    readonly taskId: string;
    readonly kind: TaskKind;
    readonly assigneeId: string;
    readonly about: string;
    readonly dueAt: Instant;
  };
  taskChanged: { readonly taskId: string; readonly dueAt: Instant };
  taskAnswered: {
    readonly taskId: string;
    readonly answer: Answer;
    readonly reasonCode?: string;
    readonly narrative?: Narrative;
    readonly knownBy: KnownBy;
  };
  taskWithdrawn: { readonly taskId: string; readonly tell: boolean };
  taskReassigned: {
    readonly taskId: string;
    readonly from: string;
    readonly to: string;
    readonly dueAt: Instant;
    readonly reasonCode: string;
  };
  rungReached: { readonly taskId: string; readonly rung: number; readonly to: 'assignee' | CaseFunction };
  mailFailed: { readonly taskId: string; readonly owedKey: string };
}

interface AskingState {
  readonly tasks: Tasks;
}

declare module '../case' {
  interface Areas {
    asking: {
      commands: CommandsOf<typeof commands> & { readonly answerTask: AnswerData };
      events: AskingEvents;
      state: AskingState;
      followUps: { mail_failed: true };
      programme: {
        taskWindows: Readonly<Record<TaskKind, Duration>>;
        ladders: Ladders;
        linkOutlives: Duration;
      };
      reasons: { reassigned: true };
    };
  }
}
