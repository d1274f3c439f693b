import type { OutgoingMail, ComposedMail, MailToCompose } from '../mail/types';
import { setTimeout as sleep } from 'node:timers/promises';
import { outcomeUnknown, type LeasedNotification, type Ledger, type Settlement } from '../record/outbox/ledger';
import type { PresentCase } from '../record/queries/present';
import { leaseSeconds, type NotificationOutcome, type StreamRef } from '../shared/contracts/engine';
import { traceOf } from '../shared/platform/trace';
import type { LinkMaker } from './link';
import { codesOnly, failure, type ActivityLog } from './failures';
import { mailFor, stillOwed, type Letterhead, type Occasion, type Recipient } from './prepare';

export interface NotifyDependencies {
  readonly ledger: Ledger;
  readonly loadCase: (stream: StreamRef) => Promise<PresentCase | null>;
  /** Looked up when the mail is sent; null for a person unknown to the directory. */
  readonly findRecipient: (personId: string) => Promise<Recipient | null>;
  readonly linkMaker: LinkMaker;
  readonly letterhead: Letterhead;
  readonly compose: (mail: MailToCompose) => ComposedMail;
  readonly send: (mail: OutgoingMail) => Promise<{ readonly response: string }>;
  /** Whether the server refused this mail for good. */
  readonly isPermanent: (error: unknown) => boolean;
  /** Whether the server may have accepted the mail although `send` failed. */
  readonly mayHaveLeft: (error: unknown) => boolean;
  /** Records that a mail will never arrive, so that a coordinator learns of it; harmless to repeat. */
  readonly recordMailFailure: (held: LeasedNotification) => Promise<void>;
  readonly log: ActivityLog;
}

/** Leased by another run, which may still fail: retry later. */
const retryWhileLeasedMs = (leaseSeconds * 1_000) / 5;

/**
 * Handles one notification of the ledger, whatever its activity is called: sends it if it is still owed and records the
 * outcome. It sends once, unless an acknowledgement is lost; a second copy has the same Message-ID and link.
 *
 * @throws codes only, all of them retryable: `held_by_another`, `mail_not_taken`, `outcome_unknown`,
 * `record_unavailable`, `notify_failed`
 */
export function createNotify(dependencies: NotifyDependencies) {
  const { ledger, log } = dependencies;
  return async function notify(notificationId: string): Promise<NotificationOutcome> {
    return codesOnly('notify_failed', log, { notificationId }, async () => {
      const held = await ledger.lease(notificationId);
      if (held === 'settled') return { outcome: 'dropped' };
      if (held === 'leased') throw failure('held_by_another', { retryAfterMs: retryWhileLeasedMs });
      try {
        const settlement = await seeTo(held, dependencies);
        await writeDown(held, settlement, dependencies);
        return { outcome: settlement.status };
      } catch (error) {
        await giveBack(held, error, dependencies);
        throw error;
      }
    });
  };
}

async function seeTo(held: LeasedNotification, dependencies: NotifyDependencies): Promise<Settlement> {
  const { ledger, loadCase, findRecipient } = dependencies;
  const loaded = await loadCase(held.stream);
  const found = loaded && stillOwed(loaded.kase, loaded.facts, held);
  if (!found) return { status: 'dropped', response: 'no_longer_owed' };
  if (found.owed.onlyIfTold) {
    const notified = await ledger.notified(held);
    if (notified === 'not_notified') return { status: 'dropped', response: 'never_told' };
    if (notified === 'in_transit') throw failure('being_told', { retryAfterMs: retryWhileLeasedMs });
  }
  const recipient = await findRecipient(found.owed.recipientId);
  if (!recipient?.active) return fail(held, 'recipient_not_active', dependencies);
  return send({ ...loaded, ...found, recipient, held }, dependencies);
}

async function send(occasion: Occasion, dependencies: NotifyDependencies): Promise<Settlement> {
  const { letterhead, linkMaker, compose, isPermanent } = dependencies;
  const { recipient, held } = occasion;
  const mail = compose(await mailFor(occasion, letterhead, linkMaker));
  const messageId = `<${held.notificationId}@${letterhead.from.split('@').at(-1) ?? 'localhost'}>`;
  const { from, programmeName: fromName } = letterhead;
  try {
    const { response } = await dependencies.send({ ...mail, from, fromName, to: recipient.email, messageId });
    return { status: 'sent', messageId, response };
  } catch (error) {
    if (isPermanent(error)) return fail(held, 'mail_refused', dependencies);
    const code = dependencies.mayHaveLeft(error) ? outcomeUnknown : 'mail_not_taken';
    dependencies.log.warn({ notificationId: held.notificationId, ...traceOf(error) }, code);
    throw failure(code);
  }
}

/** Pauses in milliseconds while the record is briefly unavailable: far shorter than the rest of the lease. */
const pauses = [200, 1_000, 2_000];

/** Records a sent mail as soon as the record is available; otherwise a second copy would follow. */
async function writeDown(
  held: LeasedNotification,
  settlement: Settlement,
  { ledger }: NotifyDependencies,
): Promise<void> {
  for (const pause of settlement.status === 'sent' ? pauses : []) {
    try {
      await ledger.settle(held, settlement);
      return;
    } catch {
      await sleep(pause);
    }
  }
  try {
    await ledger.settle(held, settlement);
  } catch (error) {
    throw settlement.status === 'sent' ? failure(outcomeUnknown) : error;
  }
}

/** Commit the failure first, then settle the row: a crash in between reports it twice, never not at all. */
async function fail(held: LeasedNotification, response: string, dependencies: NotifyDependencies): Promise<Settlement> {
  await dependencies.recordMailFailure(held);
  dependencies.log.warn({ notificationId: held.notificationId }, response);
  return { status: 'failed', response };
}

async function giveBack(held: LeasedNotification, error: unknown, dependencies: NotifyDependencies): Promise<void> {
  const code =
    error instanceof Error && 'type' in error && typeof error.type === 'string' ? error.type : 'notify_failed';
  try {
    await dependencies.ledger.release(held, code);
  } catch (releaseError) {
    // The lease expires by itself.
    dependencies.log.warn({ notificationId: held.notificationId, ...traceOf(releaseError) }, 'lease_not_released');
  }
}
