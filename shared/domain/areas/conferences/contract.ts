import { z } from 'zod';
import { type CommandData, type Narrative } from '../../case';
import { body, statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { date, narrative, instant } from '../../contract/text';
import { type SectionsOf } from '../../kernel/area';
import type { CivilDate, Instant } from '../../time';
import { type Discipline, disciplines } from '../../vocabulary';
import { type sections } from './programme';

/**
 * How an item ended: as an action with an owner and a due date, a decision, or "no action" with a reason (domain.md,
 * rule 2).
 */
type Disposition =
  | { readonly kind: 'action'; readonly ownerId: string; readonly dueOn: CivilDate; readonly what: Narrative }
  | { readonly kind: 'decision'; readonly decision: Narrative }
  | { readonly kind: 'no_action'; readonly reasons: Narrative };

interface ConferenceItem {
  readonly title: Narrative;
  readonly disposition: Disposition;
}

export interface Conference {
  readonly conferenceId: string;
  readonly type: string;
  readonly startsAt: Instant;
  readonly placeCode: string;
  readonly chairId: string;
  readonly members: readonly Member[];
  readonly status: 'called' | 'record_due' | 'held' | 'cancelled';
  /** For a held conference: disciplines of its quorum that neither attended nor reported. */
  readonly lacking?: readonly Discipline[];
}

export interface Member {
  readonly personId: string;
  readonly discipline: Discipline;
  readonly answer: 'asked' | 'accepted' | 'declined' | 'reported';
}

export interface ConferenceDue {
  readonly type: string;
  readonly dueAt: Instant;
  readonly fellDue: boolean;
  /** For a conference owed out of turn: since when. Absent if a conference set the day. */
  readonly since?: Instant;
}

const disposition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('action'), ownerId: choose.person, dueOn: date, what: narrative }),
  z.strictObject({ kind: z.literal('decision'), decision: narrative }),
  z.strictObject({ kind: z.literal('no_action'), reasons: narrative }),
]);

export const commands = {
  callConference: body({
    type: choose.code('conferenceTypes'),
    startsAt: instant,
    placeCode: choose.code('places'),
    chairId: choose.person,
    invited: z
      .array(z.strictObject({ personId: choose.person, discipline: z.enum(disciplines) }))
      .min(1)
      .max(40),
  }),
  recordConference: statement({
    conferenceId: choose.conference,
    attended: z.array(choose.conferenceMember).min(1).max(41),
    apologies: z.array(choose.conferenceMember).max(41).default([]),
    items: z
      .array(z.strictObject({ title: narrative, disposition }))
      .min(1)
      .max(50),
    dissent: z
      .array(z.strictObject({ personId: choose.conferenceMember, reasons: narrative }))
      .max(41)
      .default([]),
    nextReviewOn: date,
    summary: narrative,
  }),
  cancelConference: statement({
    conferenceId: choose.conference,
    reasonCode: choose.reason('conferenceCancelled'),
    narrative: narrative.optional(),
  }),
};

interface ConferencesEvents {
  conferenceCalled: { readonly conferenceId: string } & CommandData['callConference'];
  conferenceAnswered: {
    readonly conferenceId: string;
    readonly personId: string;
    readonly answer: 'accepted' | 'declined' | 'reported';
    readonly reasonCode?: string;
  };
  conferenceRecordFellDue: { readonly conferenceId: string };
  conferenceHeld: {
    readonly conferenceId: string;
    readonly attended: readonly string[];
    readonly apologies: readonly string[];
    /** Disciplines of the quorum that neither attended nor reported. */
    readonly lacking: readonly Discipline[];
    readonly items: readonly (ConferenceItem & { readonly itemId: string; readonly disposition: Disposition })[];
    readonly dissent: CommandData['recordConference']['dissent'];
    readonly nextReviewOn: CivilDate;
    /** The start of the day of the next review, in the time zone of the case. */
    readonly nextReviewAt: Instant;
    readonly summary: Narrative;
  };
  conferenceCancelled: CommandData['cancelConference'];
  conferenceFellDue: { readonly since: Instant; readonly type: string };
  actionDone: { readonly actionId: string };
  actionNotPossible: { readonly actionId: string; readonly reasonCode: string };
}

interface ConferencesState {
  /** Conferences that are called and neither held nor cancelled, and the latest of each type. */
  readonly conferences: readonly Conference[];
  /** The next conference due, and whether its day has passed. */
  readonly conferenceDue: ConferenceDue | null;
}

declare module '../../case' {
  interface Areas {
    conferences: {
      commands: CommandsOf<typeof commands>;
      events: ConferencesEvents;
      state: ConferencesState;
      followUps: { conference_due: true; conference_record_due: true; action_not_possible: true };
      programme: SectionsOf<typeof sections>;
      reasons: { conferenceCancelled: true; actionNotPossible: true };
    };
  }
}
