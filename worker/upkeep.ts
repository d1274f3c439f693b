import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { ensurePhaseAttribute } from '../engine/attributes';
import { ensureSweepSchedule } from '../engine/schedule';

export interface UpkeepOptions {
  readonly client: Client;
  readonly sweepEveryMs: number;
  readonly onMade: (what: 'search_attribute' | 'sweep_schedule') => void;
  readonly onTrouble: (error: unknown) => void;
}

/** What the engine must hold for the workflows to get on: the search attribute of the phase, and the sweep. */
export async function prepareEngine({ client, sweepEveryMs, onMade }: UpkeepOptions): Promise<void> {
  if (await ensurePhaseAttribute(client)) onMade('search_attribute');
  if (await ensureSweepSchedule(client, sweepEveryMs)) onMade('sweep_schedule');
}

/** Looks again every ten seconds: an engine that lost everything gets its sweep back without a restart here. */
export function keepEnginePrepared(options: UpkeepOptions, everyMs = 10_000): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const done = (async () => {
    for (;;) {
      const isDue = await sleep(everyMs, true, { signal: stopping.signal }).catch(() => false);
      if (!isDue) return;
      await prepareEngine(options).catch(options.onTrouble);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}
