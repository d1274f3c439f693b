import { sql, type Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import type { Instant } from '../../shared/domain/time';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';

/** A row of the ledger, leased by one run until the lease ends. */
export interface LeasedNotification {
  readonly notificationId: string;
  readonly leaseId: string;
  readonly stream: StreamRef;
  readonly key: string;
  readonly taskId: string;
  readonly recipientId: string;
}

/** The response code of a try with an unknown outcome: the run ended before it could record whether the mail left. */
export const outcomeUnknown = 'outcome_unknown';

/** How a notification ended: accepted by the server, refused for good, or no longer needed. */
export interface Settlement {
  readonly status: 'sent' | 'failed' | 'dropped';
  readonly messageId?: string;
  /** The codes of the server's answer, or the code for its absence. */
  readonly response?: string;
}

/** The ledger of notifications: the commit writes the rows, the notifier sends them. */
export interface Ledger {
  /**
   * Leases the row for one try. `settled`: nothing is owed any more. `leased`: another run holds the row and may still
   * fail; retry later.
   */
  lease(notificationId: string): Promise<LeasedNotification | 'settled' | 'leased'>;
  /** Records the outcome, also of a mail that left while its row was dropped. */
  settle(held: LeasedNotification, settlement: Settlement): Promise<void>;
  /** Releases the row for the next try, with an error code. */
  release(held: LeasedNotification, code: string): Promise<void>;
  /**
   * Whether another mail about the task reached the recipient, or may be in transit. A mail with an unknown outcome
   * counts as sent: a needless cancellation is better than a journey in vain.
   */
  notified(held: LeasedNotification): Promise<'notified' | 'in_transit' | 'not_notified'>;
}

export interface LedgerOptions {
  readonly db: Kysely<Database>;
  readonly now: () => Instant;
  /** UUIDs. */
  readonly newId: () => string;
  /** Longer than any try takes. */
  readonly leaseSeconds: number;
}

export function createLedger({ db, now, newId, leaseSeconds }: LedgerOptions): Ledger {
  return {
    async lease(notificationId) {
      const at = now();
      const leaseId = newId();
      const leasedUntil = new Date(Date.parse(at) + leaseSeconds * 1_000).toISOString();
      const row = await db
        .updateTable('notifications')
        .set({ lease_id: leaseId, leased_until: leasedUntil, touched_at: at, attempts: sql`attempts + 1` })
        // A lease that expired without release: its holder may have sent the mail.
        .set({ response: sql`case when leased_until is null then response else ${outcomeUnknown} end` })
        .where('id', '=', notificationId)
        .where('status', '=', 'owed')
        .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', at)]))
        .returning(['stream_kind', 'stream_id', 'key', 'task_id', 'recipient_id'])
        .modifyEnd(prepared)
        .executeTakeFirst();
      if (!row) return (await isOwed(db, notificationId)) ? 'leased' : 'settled';
      const stream = { kind: row.stream_kind, id: row.stream_id };
      return { notificationId, leaseId, stream, key: row.key, taskId: row.task_id, recipientId: row.recipient_id };
    },
    async settle(held, { status, messageId, response }) {
      const at = now();
      await ofLease(db, held)
        .set({ status, settled_at: at, touched_at: at, leased_until: null })
        .set({ message_id: messageId ?? null })
        .set({ response: status === 'dropped' ? unlessUnknown(response) : (response ?? null) })
        .where('status', 'in', status === 'dropped' ? ['owed'] : ['owed', 'dropped'])
        .modifyEnd(prepared)
        .execute();
    },
    async release(held, code) {
      await ofLease(db, held)
        .set({ leased_until: null, touched_at: now(), response: unlessUnknown(code) })
        .where('status', '=', 'owed')
        .execute();
    },
    async notified({ notificationId, stream, taskId, recipientId }) {
      const rows = await db
        .selectFrom('notifications')
        .select(['status', 'leased_until', 'response'])
        .where('task_id', '=', taskId)
        .where('recipient_id', '=', recipientId)
        .where('stream_kind', '=', stream.kind)
        .where('stream_id', '=', stream.id)
        .where('id', '!=', notificationId)
        .execute();
      if (rows.some(({ status }) => status === 'sent')) return 'notified';
      const at = now();
      if (rows.some(({ leased_until }) => leased_until !== null && leased_until > at)) return 'in_transit';
      const isUnknown = ({ leased_until, response }: (typeof rows)[number]): boolean =>
        leased_until !== null || response === outcomeUnknown;
      return rows.some(isUnknown) ? 'notified' : 'not_notified';
    },
  };
}

function unlessUnknown(response: string | undefined) {
  return sql<string | null>`case when response = ${outcomeUnknown} then response else ${response ?? null} end`;
}

function ofLease(db: Kysely<Database>, { notificationId, leaseId }: LeasedNotification) {
  return db.updateTable('notifications').where('id', '=', notificationId).where('lease_id', '=', leaseId);
}

async function isOwed(db: Kysely<Database>, notificationId: string): Promise<boolean> {
  const query = db
    .selectFrom('notifications')
    .select('id')
    .where('id', '=', notificationId)
    .where('status', '=', 'owed');
  return (await query.executeTakeFirst()) !== undefined;
}
