import type { ProcessMark } from './processes';

/** A running process of the stack. */
export interface Running {
  readonly mark: ProcessMark;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** A part that runs as long as the stack, and is restarted when it ends. */
export interface Part {
  readonly kind: 'part';
  readonly name: string;
  /** Resolves when it runs and answers; leftovers of a killed process are no obstacle. */
  start(): Promise<Running>;
}

/** A task that runs once, between parts. */
export interface Step {
  readonly kind: 'step';
  readonly name: string;
  run(): Promise<void>;
}

/** Parts and steps that start together; the next stage starts when all of them are up. */
export type Stage = readonly (Part | Step)[];
