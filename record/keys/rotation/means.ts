import type { KeysOptions } from '../context';
import type { Resealing, Retokening } from '../types';

/** Dependencies of a rotation. */
export interface RotationMeans extends KeysOptions {
  readonly reseal: Resealing;
  readonly retoken: Retokening;
  /** Milliseconds until no process makes anything with the previous key, or still waits to read it. */
  readonly settleMs: number;
  /** Milliseconds from announcing a new key of a service to its first use. */
  readonly aheadMs: number;
  readonly wait: (ms: number) => Promise<unknown>;
  /** Called after each step. The run may stop there; the next run does the rest. */
  readonly onStep: (step: string) => unknown;
}

/** Cached keys expire after a minute; a decision that began with one ends well within another minute. */
export const settleMs = 120_000;

/** Every process reads its rings again within half of this time. */
export const aheadMs = 60_000;
