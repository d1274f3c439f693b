import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import type { CaseResponse } from '../../api/cases/response';
import { commandPaths } from '../../api/paths';
import { openCase } from '../../local/demo/chapters';
import { call } from '../../local/demo/inside/planning';
import { listMails, waitForMail } from '../../local/demo/mails';
import { accepted as answered, look, play, type Scene } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';
import { openingBody } from '../../local/demo/words';
import type { Message } from '../../local/mailbox/message';
import { accepted } from '../../stories/steps';
import { workflowIdOf } from '../../shared/contracts/engine';
import { engineOf, messageIds, silent } from '../e2e/cases';
import type { Stack } from '../e2e/stack';

/** A case whose first targets pass within seconds. */
export function hurriedCase({ as, mailbox }: Stack): Promise<Scene> {
  return openCase({ as, mailbox, tell: silent });
}

/** A case on the programme of months, in intake: nothing falls due during a test. */
export async function quietCase(stack: Stack): Promise<Scene> {
  const { as, mailbox } = stack;
  const { caseId, reference } = await openUnder(stack, randomUUID());
  const scene = { as, mailbox, tell: silent, caseId, reference };
  await play(scene, accepted);
  return scene;
}

/** Opens a case under a given key; its id is derived from the key. */
export async function openUnder({ as }: Stack, key: string): Promise<CaseResponse> {
  const body = { ...openingBody(Date.now(), 900), programme: 'standard' };
  return answered('openCase', await as('coordinator').post<CaseResponse>(commandPaths.openCase, {}, body, key));
}

/** Calls a conference in ten minutes and invites somebody. @returns a promise of the invitation mail */
export async function inviteTo(
  scene: Scene,
  type: 'plan' | 'review' | 'incident' | 'challenge',
  personId: 'psychologist' | 'probation' = 'psychologist',
): Promise<() => Promise<Message>> {
  const conferenceId = await call(scene, type, 600, [[personId, personId]]);
  const task = (await look(scene)).tasks?.find(({ about }) => about === conferenceId);
  if (!task) throw new Error('nobody was invited');
  return () => waitForMail(scene.mailbox, task.taskId);
}

export async function waitForEngine(stack: Stack, caseId: string, ...statuses: readonly string[]): Promise<void> {
  const isThere = async (): Promise<boolean> => statuses.includes(String((await engineOf(stack, caseId))['status']));
  await until(`the workflow of ${caseId} to be ${statuses.join(' or ')}`, 60, isThere);
}

/** Waits until the workflow of a case has requested its agenda once and appears in the engine's list, which lags. */
export async function waitUntilHeard(stack: Stack, caseId: string, address: string): Promise<void> {
  await until(
    `the workflow of ${caseId} to ask`,
    60,
    async () => typeof (await engineOf(stack, caseId))['phase'] === 'string',
  );
  const { namespace } = stack;
  const connection = await Connection.connect({ address });
  try {
    const listed = { namespace, query: `WorkflowId = '${workflowIdOf({ kind: 'case', id: caseId })}'` };
    await until(`the workflow of ${caseId} to be listed`, 60, async () => {
      const { executions } = await connection.workflowService.listWorkflowExecutions(listed);
      return executions.length > 0;
    });
  } finally {
    await connection.close();
  }
}

/** The Message-IDs of all mails, as an export of a mail server's log may contain them. */
export async function listMessageIds({ mailbox }: Stack): Promise<readonly string[]> {
  return messageIds(await listMails(mailbox));
}
