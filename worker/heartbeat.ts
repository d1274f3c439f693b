import { Context } from '@temporalio/activity';

/**
 * Reports progress of the current activity and ends it once it is cancelled, such as at a shutdown. Another worker then
 * starts it again at once; an activity that is cut off is missed only after its timeout.
 */
export function heartbeat(): void {
  const context = Context.current();
  context.heartbeat();
  context.cancellationSignal.throwIfAborted();
}
