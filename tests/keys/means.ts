import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RotationMeans } from '../../record/keys/rotation/means';
import { openDatabase } from '../../record/postgres/database';
import { openKeyStore } from '../../record/keys/store';
import { retoken } from '../../record/subjects/retoken';
import { reseal } from '../../record/sealing/reseal';
import { instant } from '../../shared/domain/time';
import type { TestKeys } from '../setup/keys';
import type { TestRecord } from '../record/builders';

/** Shorter than in production, and longer than {@link heldMs}. */
const settleMs = 500;
/** How long the processes of these tests cache a key. */
export const heldMs = 200;

export interface TestMeans extends RotationMeans {
  readonly steps: string[];
}

/** Replaces the keys of a store; nothing is sealed under them. */
export function meansOf(store: TestKeys, changes: Partial<RotationMeans> = {}): TestMeans {
  const steps: string[] = [];
  return {
    db: store.db,
    root: store.root,
    newId: randomUUID,
    randomBytes,
    settleMs,
    aheadMs: 2 * heldMs,
    steps,
    now: () => instant(Date.now()),
    wait: sleep,
    reseal: async () => ({ resealed: 0, left: 0 }),
    retoken: async () => ({ left: 0 }),
    onStep: (step) => steps.push(step),
    ...changes,
  };
}

/** Replaces the keys of a record, signed in as the keeper of both databases. */
export function meansOfKeeper(record: TestRecord, changes: Partial<RotationMeans> = {}) {
  const { sealing, keeperUrl, seals } = record;
  const db = openKeyStore(sealing.environments.keeper.KEYS_DATABASE_URL);
  const kept = openDatabase(keeperUrl, { poolSize: 2 });
  const means = meansOf(sealing, {
    db,
    reseal: (step) => reseal(kept, { environment: 'test', randomBytes }, step),
    retoken: async (step) => ({ left: await retoken(kept, seals, step) }),
    ...changes,
  });
  return { means, close: () => Promise.all([db.destroy(), kept.destroy()]) };
}
