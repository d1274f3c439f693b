import type { z } from 'zod';
import type { caseListItem, CaseResponse } from '../../api/cases/response';
import { assessAndPlan, openCase } from '../../local/demo/chapters';
import { paths } from '../../api/paths';
import type { Message } from '../../local/mailbox/message';
import { listMails } from '../../local/demo/mails';
import { accepted, play, type Scene } from '../../local/demo/scene';
import { planned } from '../../stories/steps';
import type { Stack } from './stack';

/** A silent narrator, for steps of the demonstration that a test begins with. */
export const silent = { chapter: () => undefined, step: () => undefined, note: () => undefined };

/** A case on the programme of seconds with an approved plan, opened over HTTP. */
export async function caseUnderPlan({ as, mailbox }: Stack): Promise<Scene> {
  const scene = await openCase({ as, mailbox, tell: silent });
  await assessAndPlan(scene);
  return scene;
}

/** One line of a list of cases. */
export type CaseListItem = z.input<typeof caseListItem>;

type Task = NonNullable<CaseResponse['tasks']>[number];

/** Plans a session that starts in so many seconds. @returns the invitation as the case shows it */
export async function planSession(scene: Scene, startsIn: number, specialistId = 'psychologist'): Promise<Task> {
  const startsAt = new Date(Date.now() + startsIn * 1_000).toISOString();
  const kase = await play(scene, planned({ specialistId, startsAt, minutes: 1 }));
  const session = kase.sessions?.at(-1);
  const task = kase.tasks?.find(({ about }) => about === session?.sessionId);
  if (!task) throw new Error('nobody was invited');
  return task;
}

/** Mails about a task, oldest first. */
export async function mailsAbout({ mailbox }: Pick<Scene, 'mailbox'>, taskId: string): Promise<readonly Message[]> {
  return (await listMails(mailbox)).filter(({ text }) => text.includes(taskId)).reverse();
}

/** The number of owed mails. */
export async function countOwed({ db }: Pick<Stack, 'db'>): Promise<number> {
  return (await db.selectFrom('notifications').select('id').where('status', '=', 'owed').execute()).length;
}

/** A case's record and workflow, as the manager sees them. */
export async function stateOf({ as }: Pick<Stack, 'as'>, caseId: string): Promise<State> {
  return accepted('getCaseState', await as('manager').get<State>(paths.caseState, { caseId }));
}

interface State {
  readonly record: Readonly<Record<string, unknown>>;
  readonly engine: Readonly<Record<string, unknown>>;
}

/** The engine's view of a case, as the manager sees it. */
export async function engineOf(site: Pick<Stack, 'as'>, caseId: string): Promise<State['engine']> {
  return (await stateOf(site, caseId)).engine;
}

export function messageIds(mails: readonly Message[]): readonly string[] {
  return mails.map(({ headers }) => headers['message-id'] ?? '');
}
