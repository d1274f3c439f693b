import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { hiddenFields, open, review } from '../../stories/drivers/links';
import { linkIn } from '../../local/demo/mails';
import { until } from '../../local/demo/waiting';
import { insist } from './caller';
import type { Journal } from './journal';

interface Mail {
  readonly text: string;
}

/** Reads the mailbox's file as it grows, whether or not the mailbox runs. */
export function watchMailbox(file: string): { waitFor(taskId: string, patience: number): Promise<Mail> } {
  const buffer = Buffer.alloc(1 << 20);
  let [offset, rest] = [0, ''];
  const mails: Mail[] = [];
  const refresh = (): void => {
    if (!existsSync(file)) return;
    // After a kill in the middle of a line the file is rewritten without it: read it from the beginning.
    if (statSync(file).size < offset) [offset, rest] = [0, ''];
    const descriptor = openSync(file, 'r');
    try {
      for (;;) {
        const length = readSync(descriptor, buffer, 0, buffer.length, offset);
        if (length === 0) return;
        offset += length;
        const lines = (rest + buffer.toString('latin1', 0, length)).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) mails.push(parse(line));
      }
    } finally {
      closeSync(descriptor);
    }
  };
  const find = async (taskId: string): Promise<Mail | undefined> => {
    refresh();
    return mails.find(({ text }) => text.includes(taskId) && text.includes('/l/'));
  };
  return { waitFor: (taskId, patience) => until(`the mail about ${taskId}`, patience, () => find(taskId), 500) };
}

function parse(line: string): Mail {
  try {
    return JSON.parse(line) as Mail;
  } catch {
    return { text: '' };
  }
}

/** Answers through a mail's link in its two steps, repeating the second unchanged. @returns whether it is recorded */
export async function answerByMail(taskId: string, mail: Mail, answer: string, journal: Journal): Promise<boolean> {
  const link = linkIn(mail);
  const reviewed = await insist(async () => review(link, await open(link), { answer }));
  const fields = hiddenFields(reviewed);
  if (fields['step'] !== 'confirm') return false; // already answered, or no longer open
  const confirmed = await insist(() =>
    fetch(link, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
    }),
  );
  const isRecorded = (confirmed.headers.get('location') ?? '').includes('/receipt');
  if (isRecorded) journal.note({ kind: 'answer', taskId, answer });
  return isRecorded;
}
