import type { WorkerMetrics } from './metrics';
import type { WorkersOptions } from './workers';

type Activities = WorkersOptions['activities'];
type Activity = (...args: never[]) => Promise<unknown>;

/** Initialised to zero for alarms: a counter that first appears above zero hides its first increase. */
const watched: Readonly<Record<string, readonly string[]>> = {
  sweep: ['nudged', 'refreshed', 'unreached'],
  signCheckpoints: ['made', 'refused'],
};

/** The same activities, counted and timed. */
export function measured(activities: Activities, metrics: WorkerMetrics): Activities {
  const entries = Object.entries(activities as unknown as Record<string, Activity>);
  return Object.fromEntries(
    entries.map(([name, run]) => [name, counting(name, run, metrics)]),
  ) as unknown as Activities;
}

function counting(
  activity: string,
  run: Activity,
  { activities, activitySeconds, ...metrics }: WorkerMetrics,
): Activity {
  const counts = { sweep: metrics.sweptStreams, signCheckpoints: metrics.checkpoints }[activity];
  for (const result of watched[activity] ?? []) counts?.inc({ result }, 0);
  for (const result of ['failed', 'error']) activities.inc({ activity, result }, 0);
  return async (...args) => {
    const stop = activitySeconds.startTimer({ activity });
    try {
      const result = await run(...args);
      activities.inc({ activity, result: outcomeOf(result) });
      for (const [found, count] of Object.entries(counts ? (result as Record<string, number>) : {}))
        counts?.inc({ result: found }, count);
      return result;
    } catch (error) {
      activities.inc({ activity, result: 'error' });
      throw error;
    } finally {
      stop();
    }
  };
}

function outcomeOf(result: unknown): string {
  const isOutcome = typeof result === 'object' && result !== null && 'outcome' in result;
  return isOutcome && typeof result.outcome === 'string' ? result.outcome : 'done';
}
