import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { ensurePhaseAttribute } from '../engine/attributes';
import { ensureSchedule } from '../engine/schedule';
import { schedules } from '../shared/contracts/engine';

export interface UpkeepOptions {
  readonly client: Client;
  /** Milliseconds between two sweeps, and between two runs of keeping the log. */
  readonly everyMs: number;
  readonly onMade: (what: 'search_attribute' | 'sweep_schedule' | 'log_schedule') => void;
  readonly onTrouble: (error: unknown) => void;
}

/** Ensures the search attribute of the phase and the schedules, which the workflows need. */
export async function prepareEngine({ client, everyMs, onMade }: UpkeepOptions): Promise<void> {
  if (await ensurePhaseAttribute(client)) onMade('search_attribute');
  if (await ensureSchedule(client, schedules.sweep, everyMs)) onMade('sweep_schedule');
  if (await ensureSchedule(client, schedules.keepLog, everyMs)) onMade('log_schedule');
}

/**
 * Repeats it every ten seconds, so that an engine that lost everything gets its sweep back without a restart of the
 * worker.
 */
export function keepEnginePrepared(options: UpkeepOptions, everyMs = 10_000): { stop(): void } {
  const stopping = new AbortController();
  void (async () => {
    for (;;) {
      const isDue = await sleep(everyMs, true, { signal: stopping.signal }).catch(() => false);
      if (!isDue) return;
      await prepareEngine(options).catch((error: unknown) => {
        if (!stopping.signal.aborted) options.onTrouble(error);
      });
    }
  })();
  return { stop: () => stopping.abort() };
}
