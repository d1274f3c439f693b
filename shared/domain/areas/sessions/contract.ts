import { z } from 'zod';
import { type Narrative } from '../../case';
import { body, statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf, type Referenced } from '../../contract/narratives';
import { narrative, instant } from '../../contract/text';
import { type SectionsOf } from '../../kernel/area';
import { isDuration, type Duration, type Instant } from '../../time';
import { type sections } from './programme';

/** Progress on an objective, observed in a session and not inferred. */
const observedProgress = ['forward', 'unchanged', 'backward', 'not_seen'] as const;

export interface Observation {
  readonly objectiveId: string;
  readonly progress: (typeof observedProgress)[number];
  readonly note?: Narrative | undefined;
}

export const engagementsSeen = ['engaged', 'passive', 'resistant', 'not_seen'] as const;

export type EngagementSeen = (typeof engagementsSeen)[number];

export const sessionStatuses = [
  'planned',
  'invited',
  'accepted',
  'declined',
  'report_due',
  'held',
  'not_held',
  'cancelled',
] as const;

export interface Session {
  readonly sessionId: string;
  readonly trackId: string;
  readonly specialistId: string;
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly placeCode: string;
  readonly module?: string | undefined;
  readonly seriesId?: string | undefined;
  /** True if the specialist's lapsed accreditation or vetting was overridden, with reasons. */
  readonly overridden?: boolean;
  /** Rises with each reschedule: the SEQUENCE of its calendar entry. */
  readonly revision: number;
  /** `planned` is a session of a series before its specialist is asked, which happens when it comes near. */
  readonly status: (typeof sessionStatuses)[number];
  readonly closedAt?: Instant;
}

const length = z.int().min(1).max(1440);
const every: z.ZodType<Duration> = z
  .string()
  .max(20)
  .refine(
    (text) => isDuration(text) && /^P\d+[DWM]$/.test(text) && /[1-9]/.test(text),
    'days, weeks or months: P7D, P1W, P1M',
  )
  .meta({
    type: 'string',
    format: 'duration',
    pattern: '^P\\d*[1-9]\\d*[DWM]$',
    description: 'How often, as days, weeks or months: P7D, P1W, P1M',
  });

/** With `held`: observations in the session. */
export const answerDetails = {
  engagement: z.enum(engagementsSeen).optional(),
  observations: z
    .array(
      z.strictObject({ objectiveId: choose.objective, progress: z.enum(observedProgress), note: narrative.optional() }),
    )
    .max(30)
    .optional(),
  concern: z.enum(['yes', 'urgent']).optional(),
};

export const commands = {
  planSession: body({
    trackId: choose.track,
    specialistId: choose.person,
    startsAt: instant,
    minutes: length,
    placeCode: choose.code('places'),
    module: choose.code('modules').optional(),
    overrideReasons: narrative.optional(),
  }),
  rescheduleSession: statement({
    sessionId: choose.session,
    startsAt: instant,
    minutes: z.int().min(1).max(1440).optional(),
    reasonCode: choose.reason('sessionCancelled'),
    specialistId: choose.person.optional(),
  }),
  cancelSession: statement({
    sessionId: choose.session,
    reasonCode: choose.reason('sessionCancelled'),
    narrative: narrative.optional(),
  }),
  planSeries: body({
    trackId: choose.track,
    specialistId: choose.person,
    startsAt: instant,
    every,
    count: z.int().min(2).max(52),
    minutes: length,
    placeCode: choose.code('places'),
    overrideReasons: narrative.optional(),
  }),
};

interface SessionsEvents {
  sessionPlanned: {
    readonly sessionId: string;
    readonly trackId: string;
    readonly specialistId: string;
    readonly startsAt: Instant;
    readonly minutes: number;
    readonly placeCode: string;
    readonly module?: string | undefined;
    readonly seriesId?: string | undefined;
    readonly overrideReasons?: Narrative | undefined;
  };
  sessionRescheduled: {
    readonly sessionId: string;
    readonly specialistId: string;
    readonly startsAt: Instant;
    readonly formerly: Instant;
    readonly minutes: number;
    readonly reasonCode: string;
  };
  sessionCancelled: { readonly sessionId: string; readonly reasonCode: string; readonly narrative?: Narrative };
  sessionAccepted: { readonly sessionId: string };
  sessionDeclined: { readonly sessionId: string; readonly reasonCode: string };
  sessionReportFellDue: { readonly sessionId: string };
  sessionHeld: { readonly sessionId: string };
  sessionNotHeld: { readonly sessionId: string; readonly reasonCode: string };
  seriesPlanned: {
    readonly seriesId: string;
    readonly trackId: string;
    readonly every: Duration;
    readonly count: number;
  };
  /** Observations in a held session. */
  sessionObserved: {
    readonly sessionId: string;
    readonly engagement?: EngagementSeen;
    readonly observations: readonly Observation[];
  };
  /** The specialist's accreditation or vetting had lapsed at the time, without an override. */
  qualificationLapsed: { readonly sessionId: string; readonly specialistId: string };
}

interface SessionsState {
  readonly sessions: readonly Session[];
}

declare module '../../case' {
  interface Areas {
    sessions: {
      commands: CommandsOf<typeof commands>;
      events: SessionsEvents;
      state: SessionsState;
      followUps: { session_declined: true; accreditation_lapsed: true };
      answerDetails: Referenced<{ [K in keyof typeof answerDetails]?: z.output<(typeof answerDetails)[K]> }>;
      programme: SectionsOf<typeof sections>;
      reasons: { invitationDeclined: true; sessionNotHeld: true; sessionCancelled: true };
    };
  }
}
