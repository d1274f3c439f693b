import { setTimeout as sleep } from 'node:timers/promises';
import type { KeyRing, SecretKey } from '../../shared/platform/config';
import { RecordUnavailable } from '../postgres/unavailable';
import type { Keys, ServiceLineage } from './types';

/** The keys of a service, cached and read again regularly. */
export interface LiveRing extends KeyRing {
  /**
   * Reads the ring again. Parallel calls share one read, and the rate is limited, because strangers can cause reads by
   * naming keys.
   * @throws RecordUnavailable where the store is unreachable
   */
  refresh(): Promise<void>;
  /** The error of the last read; null if it succeeded. */
  readonly trouble: Error | null;
  close(): void;
}

export interface RingOptions {
  readonly everyMs?: number;
  /** Called with each error of reading a ring, except for an unreachable store at the start. */
  readonly onTrouble?: (error: unknown) => void;
}

/** Half the time from announcing a new key to its first use. */
const readEveryMs = 30_000;
const retryEveryMs = 2_000;
const paceMs = 250;

/**
 * The keys of a service lineage; the first one is made where there is none. If the store is unreachable, the ring is
 * read once the store is back, and using it throws RecordUnavailable until then.
 * @throws KeyStoreError where the root key does not open the store
 */
export async function openRing(keys: Keys, lineage: ServiceLineage, options: RingOptions = {}): Promise<LiveRing> {
  const { everyMs = readEveryMs, onTrouble } = options;
  const stopping = new AbortController();
  let read: KeyRing | null = null;
  let trouble: Error | null = new RecordUnavailable(`the keys of ${lineage} have not been read yet`);
  let reading: Promise<void> | null = null;
  let readAt = -Infinity;

  async function readOnce(): Promise<void> {
    await keys.current([lineage]);
    const [current, ...others] = await keys.versions(lineage);
    if (!current) throw new Error(`the key store lost the keys of ${lineage}`);
    read = { current, byId: new Map([current, ...others].map((key): [string, SecretKey] => [key.id, key])) };
    readAt = performance.now();
    trouble = null;
  }
  function refresh(): Promise<void> {
    if (reading) return reading;
    if (performance.now() - readAt < paceMs) return Promise.resolve();
    reading = readOnce().finally(() => (reading = null));
    return reading;
  }
  async function keepReading(): Promise<void> {
    for (;;) {
      const pause = trouble ? Math.min(everyMs, retryEveryMs) : everyMs;
      await sleep(pause, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      await refresh().catch((error: unknown) => {
        if (stopping.signal.aborted) return;
        trouble = error instanceof Error ? error : new Error('a ring could not be read', { cause: error });
        onTrouble?.(error);
      });
    }
  }
  function ring(): KeyRing {
    if (read) return read;
    throw trouble ?? new RecordUnavailable(`the keys of ${lineage} are being read`);
  }

  await refresh().catch((error: unknown) => {
    if (!(error instanceof RecordUnavailable)) throw error;
  });
  void keepReading();
  return {
    get current() {
      return ring().current;
    },
    get byId() {
      return ring().byId;
    },
    get trouble() {
      return trouble;
    },
    refresh,
    close: () => stopping.abort(),
  };
}
