import type { CaseResponse } from '../../api/cases/response';
import { commandPaths, paths } from '../../api/paths';
import type { CommandName, TaskKind } from '../../shared/domain/case';
import type { Act, Acts, Steering } from '../../stories/act';
import { accepted, playOver } from '../../stories/drivers/http';
import type { Message } from '../mailbox/message';
import { cast } from '../cast';
import { calendars } from '../directory';
import { demo, standard } from '../../stories/programmes';
import type { Seen, TaskSeen } from '../../stories/seen';
import type { Answer, Client } from './client';
import { waitForMail } from './mails';
import type { Narrator } from './told';
import { until } from './waiting';

export { accepted };

/** Where a demonstration plays. */
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

interface Answering {
  readonly answer: string;
  readonly narrative?: unknown;
  readonly assessment?: unknown;
  readonly override?: unknown;
}

interface ProblemShown {
  readonly code?: string;
  readonly detail?: string;
  readonly title?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

type OpenTask = NonNullable<CaseResponse['tasks']>[number];

/** Lets the people of a story act in the case; how its coordinator sees it then. @throws where something is refused */
export async function play(scene: Scene, ...acts: readonly (Act | Acts)[]): Promise<CaseResponse> {
  const site = {
    look: () => see(scene),
    post: (by: string, path: string, params: Readonly<Record<string, string>>, body: object) =>
      scene.as(by).post(path, params, body),
    find: (kind: TaskKind, about?: string) => findTask(scene, kind, about),
  };
  await playOver(site, scene.caseId, acts);
  return look(scene);
}

/** Somebody gives a command in the case; the case as it is then. */
export async function give(scene: Scene, person: string, name: Steering, body: unknown): Promise<CaseResponse> {
  const answer = await scene.as(person).post<CaseResponse>(commandPaths[name], { caseId: scene.caseId }, body);
  return accepted(`${name} by ${person}`, answer);
}

/** A signed-in person answers a task. */
export async function answer(scene: Scene, person: string, kind: TaskKind, body: Answering): Promise<CaseResponse> {
  return accepted(`the answer of ${person} to ${kind}`, await send(scene, person, kind, body));
}

/** Somebody gives a command that the case does not allow; how it is refused. @throws where it is not refused so */
export async function giveInVain(
  scene: Scene,
  person: string,
  name: Exclude<CommandName, 'openCase' | 'answerTask'>,
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

/** The case as the people of a story see it. */
async function see(scene: Scene): Promise<Seen> {
  const kase = await look(scene);
  return {
    kase,
    openTasks: kase.tasks ?? [],
    missing: kase.missing ?? [],
    programme: kase.programme?.id === 'standard' ? standard : demo,
    calendar: calendars[0],
    now: new Date().toISOString(),
    cast,
  };
}

/** Waits until the case asks somebody for something, and for the mail about it. */
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
  const { taskId } = await until(`${person} to be asked for ${kind}`, 10, () => findOwnTask(scene, person, kind));
  return scene.as(person).post<CaseResponse>(commandPaths.answerTask, { taskId }, body);
}

function refusal(what: string, { status, body }: Answer, code: string): string {
  const problem = body as ProblemShown;
  if (status < 400 || problem.code !== code)
    throw new Error(`${what} should be refused as ${code}, but was answered ${status} ${problem.code ?? ''}`);
  const [wrong] = problem.errors ?? [];
  return `${status} ${code}: ${wrong ? `${wrong.path}: ${wrong.message}` : (problem.detail ?? problem.title ?? '')}`;
}

async function findOwnTask(scene: Scene, person: string, kind: TaskKind): Promise<TaskSeen | undefined> {
  const query = { assignee: 'me', status: 'open', caseId: scene.caseId, kind };
  const answered = await scene.as(person).get<{ items: readonly TaskSeen[] }>(paths.tasks, {}, query);
  return accepted('listTasks', answered).items[0];
}

/** A task that the coordinator does not see: those who have a part look for it among their own. */
async function findTask(scene: Scene, kind: TaskKind, about?: string): Promise<TaskSeen> {
  const people = new Set(Object.values(cast).filter((part) => typeof part === 'string'));
  for (const person of people) {
    const own = await findOwnTask(scene, person, kind);
    if (own && (about === undefined || own.about === about)) return { ...own, assigneeId: person };
  }
  throw new Error(`nobody is asked for ${kind} ${about ?? ''}`);
}
