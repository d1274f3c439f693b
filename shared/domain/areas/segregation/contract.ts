import { type SectionsOf } from '../../kernel/area';
import { type Instant } from '../../time';
import { type sections } from './programme';

/** Consecutive separation, across decisions that renew it. */
interface Segregation {
  readonly since: Instant;
  readonly alarmed: boolean;
}

interface SegregationEvents {
  segregationAlarmed: { readonly since: Instant; readonly days: number };
}

interface SegregationState {
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
