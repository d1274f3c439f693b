import type { CaseAnswer } from '../../api/cases/answer';
import { commandPaths, paths } from '../../api/paths';
import type { CommandName } from '../../shared/domain/commands';
import type { TaskKind } from '../../shared/domain/tasks';
import type { Message } from '../mailbox/message';
import type { Answer, Client } from './client';
import { waitForMail } from './mails';
import type { Narrator } from './told';
import { until } from './waiting';

/** Where a demonstration plays. */
export interface Stage {
  readonly as: (person: string) => Client;
  readonly mailbox: string;
  readonly tell: Narrator;
}

/** One case on that stage. */
export interface Scene extends Stage {
  readonly caseId: string;
  readonly reference: string;
}

type OpenTask = NonNullable<CaseAnswer['tasks']>[number];

/** What the API answered, where it was a success. @throws with the problem's words otherwise */
export function accepted<T>(what: string, { status, body }: Answer<T>): T {
  if (status < 300) return body;
  const { code, detail, title } = body as { code?: string; detail?: string; title?: string };
  throw new Error(`${what} was refused: ${status} ${code ?? ''} ${detail ?? title ?? ''}`);
}

/** Somebody gives a command in the case; the case as it is then. */
export async function give(
  scene: Scene,
  person: string,
  name: Exclude<CommandName, 'openCase' | 'answerTask'>,
  body: unknown,
): Promise<CaseAnswer> {
  const answer = await scene.as(person).post<CaseAnswer>(commandPaths[name], { caseId: scene.caseId }, body);
  return accepted(`${name} by ${person}`, answer);
}

/** Somebody who signs in answers what they are asked. */
export async function answer(
  scene: Scene,
  person: string,
  kind: TaskKind,
  body: { readonly answer: string; readonly narrative?: string; readonly assessment?: unknown },
): Promise<CaseAnswer> {
  const { taskId } = await findOwnTask(scene, person, kind);
  const answered = await scene.as(person).post<CaseAnswer>(commandPaths.answerTask, { taskId }, body);
  return accepted(`the answer of ${person} to ${kind}`, answered);
}

/** The case as somebody sees it. */
export async function look(scene: Scene, person = 'coordinator'): Promise<CaseAnswer> {
  return accepted('getCase', await scene.as(person).get<CaseAnswer>(paths.case, { caseId: scene.caseId }));
}

/** Waits until the case asks somebody for something, and for the mail about it. */
export async function waitToBeAsked(
  scene: Scene,
  kind: TaskKind,
  patience = 20,
  about?: string,
): Promise<{ readonly task: OpenTask; readonly mail: Message }> {
  const task = await until(
    `somebody to be asked for ${kind}`,
    patience,
    async () =>
      (await look(scene)).tasks?.find((each) => each.kind === kind && (about === undefined || each.about === about)),
    250,
  );
  return { task, mail: await waitForMail(scene.mailbox, task.taskId) };
}

async function findOwnTask(scene: Scene, person: string, kind: TaskKind): Promise<{ readonly taskId: string }> {
  return until(`${person} to be asked for ${kind}`, 10, async () => {
    const query = { assignee: 'me', status: 'open', caseId: scene.caseId, kind };
    const answered = await scene.as(person).get<{ items: readonly { taskId: string }[] }>(paths.tasks, {}, query);
    return accepted('listTasks', answered).items[0];
  });
}
