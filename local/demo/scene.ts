import type { CaseResponse } from '../../api/cases/response';
import { commandPaths, paths } from '../../api/paths';
import type { CommandName } from '../../shared/domain/commands';
import type { TaskKind } from '../../shared/domain/tasks';
import type { Message } from '../mailbox/message';
import type { Answer, Client } from './client';
import { waitForMail } from './mails';
import type { Narrator } from './told';
import { until } from './waiting';

/** The stack that a demonstration uses. */
export interface Stage {
  readonly as: (person: string) => Client;
  readonly mailbox: string;
  readonly tell: Narrator;
}

/** One case on that stack. */
export interface Scene extends Stage {
  readonly caseId: string;
  readonly reference: string;
}

type CaseCommand = Exclude<CommandName, 'openCase' | 'answerTask'>;

interface Answering {
  readonly answer: string;
  readonly narrative?: string;
  readonly assessment?: unknown;
  readonly override?: string;
}

interface ProblemShown {
  readonly code?: string;
  readonly detail?: string;
  readonly title?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

type OpenTask = NonNullable<CaseResponse['tasks']>[number];

/** The body of a successful response. @throws with the problem's text otherwise */
export function accepted<T>(what: string, { status, body }: Answer<T>): T {
  if (status < 300) return body;
  const { code, detail, title } = body as ProblemShown;
  throw new Error(`${what} was refused: ${status} ${code ?? ''} ${detail ?? title ?? ''}`);
}

/** A person gives a command; returns the case afterwards. */
export async function give(scene: Scene, person: string, name: CaseCommand, body: unknown): Promise<CaseResponse> {
  const answer = await scene.as(person).post<CaseResponse>(commandPaths[name], { caseId: scene.caseId }, body);
  return accepted(`${name} by ${person}`, answer);
}

/** A signed-in person answers a task. */
export async function answer(scene: Scene, person: string, kind: TaskKind, body: Answering): Promise<CaseResponse> {
  return accepted(`the answer of ${person} to ${kind}`, await send(scene, person, kind, body));
}

/**
 * A person gives a command that the case rejects; returns the rejection. @throws if it is accepted or rejected
 * otherwise
 */
export async function giveInVain(
  scene: Scene,
  person: string,
  name: CaseCommand,
  body: unknown,
  code: string,
): Promise<string> {
  return refusal(name, await scene.as(person).post(commandPaths[name], { caseId: scene.caseId }, body), code);
}

/** The same for an answer to a task. */
export async function answerInVain(
  scene: Scene,
  person: string,
  kind: TaskKind,
  body: Answering,
  code: string,
): Promise<string> {
  return refusal(kind, await send(scene, person, kind, body), code);
}

/** The case as a person sees it. */
export async function look(scene: Scene, person = 'coordinator'): Promise<CaseResponse> {
  return accepted('getCase', await scene.as(person).get<CaseResponse>(paths.case, { caseId: scene.caseId }));
}

/** Waits until the case asks a person for something, and for the mail about it. */
export async function waitToBeAsked(
  scene: Scene,
  kind: TaskKind,
  patience = 60,
  about?: string,
  assigneeId?: string,
): Promise<{ readonly task: OpenTask; readonly mail: Message }> {
  const task = await until(
    `somebody to be asked for ${kind}`,
    patience,
    async () =>
      (await look(scene)).tasks?.find(
        (each) =>
          each.kind === kind &&
          (about === undefined || each.about === about) &&
          (assigneeId === undefined || each.assigneeId === assigneeId),
      ),
    250,
  );
  return { task, mail: await waitForMail(scene.mailbox, task.taskId) };
}

async function send(scene: Scene, person: string, kind: TaskKind, body: Answering): Promise<Answer<CaseResponse>> {
  const { taskId } = await findOwnTask(scene, person, kind);
  return scene.as(person).post<CaseResponse>(commandPaths.answerTask, { taskId }, body);
}

function refusal(what: string, { status, body }: Answer, code: string): string {
  const problem = body as ProblemShown;
  if (status < 400 || problem.code !== code)
    throw new Error(`${what} should be refused as ${code}, but was answered ${status} ${problem.code ?? ''}`);
  const [wrong] = problem.errors ?? [];
  return `${status} ${code}: ${wrong ? `${wrong.path}: ${wrong.message}` : (problem.detail ?? problem.title ?? '')}`;
}

async function findOwnTask(scene: Scene, person: string, kind: TaskKind): Promise<{ readonly taskId: string }> {
  return until(`${person} to be asked for ${kind}`, 10, async () => {
    const query = { assignee: 'me', status: 'open', caseId: scene.caseId, kind };
    const answered = await scene.as(person).get<{ items: readonly { taskId: string }[] }>(paths.tasks, {}, query);
    return accepted('listTasks', answered).items[0];
  });
}
