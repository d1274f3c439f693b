import type { Duration, Instant } from '../time';
import type { Narrative } from './index';

/** What a session shows of an objective, seen and not inferred. */
export const observedProgress = ['forward', 'unchanged', 'backward', 'not_seen'] as const;
export interface Observation {
  readonly objectiveId: string;
  readonly progress: (typeof observedProgress)[number];
  readonly note?: Narrative | undefined;
}

export const engagementsSeen = ['engaged', 'passive', 'resistant', 'not_seen'] as const;
export type EngagementSeen = (typeof engagementsSeen)[number];

/** What is wanted where accreditation or vetting of the specialist does not reach to the session. */
interface Override {
  readonly overrideReasons?: Narrative | undefined;
}

export interface SessionCommands {
  planSession: {
    readonly trackId: string;
    readonly specialistId: string;
    readonly startsAt: Instant;
    readonly minutes: number;
    readonly placeCode: string;
    readonly module?: string | undefined;
  } & Override;
  /** A series: sessions at the same local time, `every` so often, `count` times; each may be moved by itself. */
  planSeries: {
    readonly trackId: string;
    readonly specialistId: string;
    readonly startsAt: Instant;
    readonly every: Duration;
    readonly count: number;
    readonly minutes: number;
    readonly placeCode: string;
  } & Override;
}
