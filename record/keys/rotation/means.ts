import type { KeysOptions } from '../context';
import type { Resealing, Retokening } from '../types';

/** What replacing keys leans on. */
export interface RotationMeans extends KeysOptions {
  readonly reseal: Resealing;
  readonly retoken: Retokening;
  /** How long, in milliseconds, until no process makes anything with the key of before, or still waits to read it. */
  readonly settleMs: number;
  /** How long, in milliseconds, a new key of a service is known before anything is made with it. */
  readonly aheadMs: number;
  readonly wait: (ms: number) => Promise<unknown>;
  /** Told of each step that is done; it may break off there, and what follows is made up for by the next run. */
  readonly onStep: (step: string) => unknown;
}

/** What is held in memory goes after a minute; a decision that began with it is over well within another. */
export const settleMs = 120_000;

/** Every process reads its rings anew within half of it. */
export const aheadMs = 60_000;
