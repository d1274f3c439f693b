import { Context } from '@temporalio/activity';

/**
 * Tells the engine that the activity at hand goes on, and ends it once it is cancelled, as when this worker ends: another
 * begins it anew at once, where one that is cut off is missed only after a while.
 */
export function heartbeat(): void {
  const context = Context.current();
  context.heartbeat();
  context.cancellationSignal.throwIfAborted();
}
