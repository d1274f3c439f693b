import type { Kysely } from 'kysely';
import { findStatuses } from './known';
import type { Database } from '../../record/postgres/schema';

const messageId = /<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([^\s<>]+)>/g;

/**
 * The notifications behind the Message-IDs in a text, such as the log of a mail server, the headers of a mailbox, or a
 * list of ids. Mails from other domains than `domain` are not ours.
 */
export function notificationsIn(text: string, domain: string | undefined): readonly string[] {
  const found = [...text.matchAll(messageId)].filter(([, , of]) => domain === undefined || of === domain);
  return [...new Set(found.map(([, id = '']) => id))];
}

/** Mails that the mail server accepted and the record lost, one line each. */
export async function lostMails(db: Kysely<Database>, sent: readonly string[]): Promise<readonly string[]> {
  const statuses = await findStatuses(db, sent);
  return sent.flatMap((id) => {
    const status = statuses.get(id);
    if (status === undefined) return [`notification ${id} was mailed, and the ledger does not have it`];
    return status === 'owed' ? [`notification ${id} was mailed, and ${mailedAgain}`] : [];
  });
}

export const mailedAgain = 'the ledger owes it still: it goes out again, under the same Message-ID';
