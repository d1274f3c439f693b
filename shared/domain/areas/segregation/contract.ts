import { type SectionsOf } from '../../kernel/area';
import { type Instant } from '../../time';
import { type sections } from './programme';

/** Consecutive separation, across decisions that renew it. */
export interface Segregation {
  readonly since: Instant;
  readonly alarmed: boolean;
}

export interface SegregationEvents {
  segregationAlarmed: { readonly since: Instant; readonly days: number };
}

export interface SegregationState {
  readonly segregation: Segregation | null;
}

declare module '../../case' {
  interface Areas {
    segregation: {
      events: SegregationEvents;
      state: SegregationState;
      followUps: { segregation_limit: true };
      programme: SectionsOf<typeof sections>;
    };
  }
}
