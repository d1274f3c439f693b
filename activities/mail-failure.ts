import { createHash } from 'node:crypto';
import type { CaseCommit } from '../record/cases';
import type { LeasedNotification } from '../record/outbox/ledger';
import { serviceActor } from '../shared/domain/kernel/service';
import { failure } from './failures';

/**
 * Records that a mail will never arrive, so that the case's coordinator gets a follow-up. It does so once for each
 * notification, however often it is called.
 */
export function recordMailFailure(commit: CaseCommit): (held: LeasedNotification) => Promise<void> {
  return async ({ stream, notificationId, taskId, key }) => {
    const commandId = createHash('sha256').update(`mail_failure:${notificationId}`).digest('hex');
    const { outcome } = await commit({
      stream,
      command: { name: 'recordMailFailure', data: { taskId, owedKey: key } },
      actor: serviceActor,
      idempotency: { commandId, bodyHash: commandId },
    });
    // Rejected: the task has ended, and nobody waits for its mail.
    if (outcome !== 'accepted' && outcome !== 'rejected') throw failure('mail_failure_not_recorded');
  };
}
