import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import { patience, type OwedNotification, type StreamAgenda } from '../shared/contracts/engine';
import { outreachActivities } from './activities';

/** Milliseconds until a deadline that has rung, but is still ahead by the record's clock, is checked again. */
const clocksDiffer = 1_000;

/**
 * The work in flight of a stream's workflow: an activity for each unsent notification, one alarm, and whether there is
 * news.
 */
export class Outreach {
  private readonly inFlight = new Map<string, CancellationScope>();
  /** Handled since the agenda was requested: an agenda read a moment earlier may still list it. */
  private readonly seenTo = new Set<string>();
  private alarm: { readonly at: string; readonly scope: CancellationScope } | undefined;
  private lastRang: string | undefined;
  private news = false;

  /** Whether the agenda must be fetched again. */
  get hasNews(): boolean {
    return this.news;
  }

  /** Whether no outreach is in flight. */
  get isIdle(): boolean {
    return this.inFlight.size === 0;
  }

  /** Notes that the record changed. */
  hear(): void {
    this.news = true;
  }

  /** The agenda that is now requested does not cover later news. */
  startTurn(): void {
    this.news = false;
    this.seenTo.clear();
  }

  /** Starts activities for new notifications, cancels those no longer owed, and sets the alarm. */
  reconcile({ owed, wakeAt }: StreamAgenda): void {
    const wanted = new Set(owed.map(({ notificationId }) => notificationId));
    for (const [id, scope] of this.inFlight) {
      if (wanted.has(id)) continue;
      this.inFlight.delete(id);
      scope.cancel();
    }
    for (const each of owed) {
      const { notificationId } = each;
      if (!this.inFlight.has(notificationId) && !this.seenTo.has(notificationId)) this.start(each);
    }
    this.setAlarm(wakeAt);
  }

  /**
   * Cancels everything without waiting: the next run fetches the agenda again, and the ledger's leases prevent
   * repetition.
   */
  abandon(): void {
    this.reconcile({ owed: [], wakeAt: null, phase: '', awaited: [], ended: false });
  }

  private start(owed: OwedNotification): void {
    const scope = new CancellationScope();
    this.inFlight.set(owed.notificationId, scope);
    void scope.run(() => this.seeTo(owed, scope));
  }

  private async seeTo({ notificationId, activity }: OwedNotification, scope: CancellationScope): Promise<void> {
    try {
      const { outcome } = await outreachActivities[activity]({ notificationId });
      this.seenTo.add(notificationId);
      if (outcome === 'failed') this.news = true;
    } catch (error) {
      if (isCancellation(error) || !(await slept(patience.afterFailure))) return;
      // Failed for good but still owed: fetching at once would loop.
      this.news = true;
    }
    if (this.inFlight.get(notificationId) === scope) this.inFlight.delete(notificationId);
  }

  private setAlarm(at: string | null): void {
    if (this.alarm !== undefined) {
      if (this.alarm.at === at) return;
      this.alarm.scope.cancel();
      this.alarm = undefined;
    }
    if (at === null) return;
    const scope = new CancellationScope();
    this.alarm = { at, scope };
    const remaining = Math.max(Date.parse(at) - Date.now(), at === this.lastRang ? clocksDiffer : 0);
    void scope.run(() => this.ring(at, remaining));
  }

  private async ring(at: string, remaining: number): Promise<void> {
    if (!(await slept(remaining))) return;
    this.alarm = undefined;
    this.lastRang = at;
    this.news = true;
  }
}

/** False if the scope was cancelled first. */
async function slept(duration: Parameters<typeof sleep>[0]): Promise<boolean> {
  try {
    await sleep(duration);
    return true;
  } catch (error) {
    if (isCancellation(error)) return false;
    throw error;
  }
}
