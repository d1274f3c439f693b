import type { ProcessMark } from './processes';

/** A process of the stack that is up. */
export interface Running {
  readonly mark: ProcessMark;
  /** Fulfilled when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Something that runs for as long as the stack does, and is started again when it ends. */
export interface Part {
  readonly kind: 'part';
  readonly name: string;
  /** Fulfilled when it is up and answers; what a killed one left behind is no obstacle. */
  start(): Promise<Running>;
}

/** Something that is done once, between parts. */
export interface Step {
  readonly kind: 'step';
  readonly name: string;
  run(): Promise<void>;
}

/** What starts together; the next stage starts when all of it is up. */
export type Stage = readonly (Part | Step)[];
