import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import { patience, type OwedNotification, type StreamAgenda } from '../shared/contracts/engine';
import { outreachActivities } from './activities';

/** A deadline that has rung and is still ahead by the record's clock is looked at again after this long. */
const clocksDiffer = 1_000;

/** What a stream's workflow has under way: an activity for each thing owed, one alarm, and whether there is news. */
export class Outreach {
  private readonly inFlight = new Map<string, CancellationScope>();
  /** Seen to since the agenda was asked for: an agenda read a moment earlier may still list it. */
  private readonly seenTo = new Set<string>();
  private alarm: { readonly at: string; readonly scope: CancellationScope } | undefined;
  private lastRang: string | undefined;
  private news = false;

  /** Whether the agenda must be asked for again. */
  get hasNews(): boolean {
    return this.news;
  }

  /** Whether nothing is under way that the world is owed. */
  get isIdle(): boolean {
    return this.inFlight.size === 0;
  }

  /** Something changed in the record. */
  hear(): void {
    this.news = true;
  }

  /** What is heard from here on is not covered by the agenda that is now asked for. */
  startTurn(): void {
    this.news = false;
    this.seenTo.clear();
  }

  /** Starts what is owed, cancels what no longer is, and sets the alarm. */
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

  /** Cancels everything without waiting: the next run asks afresh, and the ledger's leases prevent repetition. */
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
      // Never tried again, and owed still: asking at once would run in circles.
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

/** False where the scope was cancelled before the time had passed. */
async function slept(duration: Parameters<typeof sleep>[0]): Promise<boolean> {
  try {
    await sleep(duration);
    return true;
  } catch (error) {
    if (isCancellation(error)) return false;
    throw error;
  }
}
