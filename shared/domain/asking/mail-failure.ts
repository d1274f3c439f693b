import type { CaseState } from '../case';
import { accept, reject } from '../kernel/rules';
import type { Decision, Facts } from '../kernel/types';
import { findTask, followUp } from './asking';

/**
 * An undeliverable mail becomes a follow-up for the coordinator, unless it was about such a follow-up or the case has
 * ended.
 */
export function recordMailFailure(
  kase: CaseState,
  { taskId, owedKey }: { readonly taskId: string; readonly owedKey: string },
  facts: Facts,
): Decision {
  const task = findTask(kase, taskId);
  if (!task) return reject('unknown_task');
  const isTheirs = task.kind === 'follow_up' && task.assigneeId === kase.functions.lead_coordinator;
  const isOver = kase.phase === 'closed' || kase.diedOn !== null;
  return accept(
    { type: 'mailFailed', data: { taskId, owedKey } },
    ...(isTheirs || isOver ? [] : followUp(kase, 'mail_failed', facts)),
  );
}
