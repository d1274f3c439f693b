import type { Message } from '../mailbox/message';
import { until } from './waiting';

/** Every mail in the mailbox, newest first. */
export async function listMails(mailbox: string): Promise<readonly Message[]> {
  const response = await fetch(`${mailbox}/api/messages`);
  return (await response.json()) as Message[];
}

/** The first mail to a recipient about a task, found by the task's reference. Patience in seconds. */
export function waitForMail(mailbox: string, taskId: string, patience = 60): Promise<Message> {
  return until(`the mail about the task ${taskId}`, patience, async () =>
    (await listMails(mailbox)).findLast(({ text }) => text.includes(taskId)),
  );
}

/** The first mail about a task after the known ones. */
export function waitForNextMail(mailbox: string, taskId: string, known: readonly Message[]): Promise<Message> {
  return until(`another mail about the task ${taskId}`, 60, async () =>
    (await listMails(mailbox)).findLast(
      ({ id, text }) => text.includes(taskId) && !known.some((former) => former.id === id),
    ),
  );
}

/** The one link of a mail. @throws if it has none */
export function linkIn({ text }: Pick<Message, 'text'>): string {
  const link = /https?:\/\/\S+\/l\/[\w-]{43}(?=\s|$)/.exec(text)?.[0];
  if (link === undefined) throw new Error('the mail holds no link');
  return link;
}
