import type { WorkerMetrics } from './metrics';
import type { WorkersOptions } from './workers';

type Activities = WorkersOptions['activities'];
type Activity = (...args: never[]) => Promise<unknown>;

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
  { activities, activitySeconds, sweptStreams }: WorkerMetrics,
): Activity {
  return async (...args) => {
    const stop = activitySeconds.startTimer({ activity });
    try {
      const result = await run(...args);
      activities.inc({ activity, result: outcomeOf(result) });
      if (activity === 'sweep') {
        for (const [found, count] of Object.entries(result as Record<string, number>))
          sweptStreams.inc({ result: found }, count);
      }
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
