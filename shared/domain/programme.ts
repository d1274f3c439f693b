import type { ProgrammeSections, ReasonList } from './case';
import type { CaseFunction } from './vocabulary';

/** One rung of a ladder: a share of the window, and the person to reach then. */
export interface Rung {
  readonly at: number;
  readonly to: 'assignee' | CaseFunction;
}

export type Ladders = { readonly default: readonly Rung[] } & Readonly<Record<string, readonly Rung[]>>;

/** A programme definition: policy as data. shared/programme builds its schema from the sections of the areas. */
export interface Programme extends ProgrammeSections {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly reasons: Readonly<Record<ReasonList, readonly string[]>>;
}
