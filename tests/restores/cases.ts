import type { CaseAnswer } from '../../api/cases/answer';
import { commandPaths, paths } from '../../api/paths';
import { openCase } from '../../local/demo/chapters';
import { call } from '../../local/demo/custody/planning';
import { listMails } from '../../local/demo/mails';
import { accepted, waitToBeAsked, type Scene } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';
import { openingBody } from '../../local/demo/words';
import type { Message } from '../../local/mailbox/message';
import { messageIds, silent } from '../e2e/cases';
import type { Stack } from '../e2e/stack';

/** A case whose screening is done: conferences can be called, and its first targets pass within seconds. */
export function screenedCase({ as, mailbox }: Stack): Promise<Scene> {
  return openCase({ as, mailbox, tell: silent });
}

/** Opens a case under a key of the caller's own. @returns its id, which follows from the key */
export async function openUnder({ as }: Stack, key: string): Promise<string> {
  const answer = await as('coordinator').post<CaseAnswer>(commandPaths.openCase, {}, openingBody(Date.now(), 20), key);
  return accepted('openCase', answer).caseId;
}

/** Calls a conference in ten minutes and asks somebody to come. @returns a promise of the mail that asks */
export async function inviteTo(
  scene: Scene,
  type: 'plan' | 'review' | 'incident' | 'challenge',
  personId = 'psychologist',
): Promise<() => Promise<Message>> {
  const conferenceId = await call(scene, type, 600, [[personId, personId]]);
  return async () => (await waitToBeAsked(scene, 'conference_invitation', 30, conferenceId, personId)).mail;
}

/** What the engine holds of a case, as the API shows it. */
export async function engineOf({ as }: Stack, caseId: string): Promise<Record<string, unknown>> {
  const answer = await as('manager').get<{ engine: Record<string, unknown> }>(paths.caseState, { caseId });
  return accepted('getCaseState', answer).engine;
}

export async function waitForEngine(stack: Stack, caseId: string, ...statuses: readonly string[]): Promise<void> {
  const isThere = async (): Promise<boolean> => statuses.includes(String((await engineOf(stack, caseId))['status']));
  await until(`the workflow of ${caseId} to be ${statuses.join(' or ')}`, 60, isThere);
}

/** Waits until the workflow of a case has asked for its agenda once. */
export async function waitUntilHeard(stack: Stack, caseId: string): Promise<void> {
  await until(`the workflow of ${caseId} to ask`, 60, async () => (await engineOf(stack, caseId))['phase'] !== null);
}

/** The Message-IDs of all mails, one a line, as an export of a mail server's log may hold them. */
export async function listMessageIds({ mailbox }: Stack): Promise<readonly string[]> {
  return messageIds(await listMails(mailbox));
}
