import type { Discipline } from '../../policy/vocabulary';
import type { CivilDate, Instant } from '../time';
import type { Narrative } from './index';

/**
 * How an item ended: every item ends as an action with an owner and a due date, a decision, or "no action" with its
 * reason (domain.md, rule 2).
 */
export type Disposition =
  | { readonly kind: 'action'; readonly ownerId: string; readonly dueOn: CivilDate; readonly what: Narrative }
  | { readonly kind: 'decision'; readonly decision: Narrative }
  | { readonly kind: 'no_action'; readonly reasons: Narrative };

export interface ConferenceItem {
  readonly title: Narrative;
  readonly disposition: Disposition;
}

export interface ConferenceCommands {
  callConference: {
    /** A type of the programme, which names its quorum. */
    readonly type: string;
    readonly startsAt: Instant;
    readonly placeCode: string;
    readonly chairId: string;
    /** Each for a discipline of theirs. */
    readonly invited: readonly { readonly personId: string; readonly discipline: Discipline }[];
  };
  recordConference: {
    readonly conferenceId: string;
    /** Of the invited and the chair: who was there, and who had excused themselves. */
    readonly attended: readonly string[];
    readonly apologies: readonly string[];
    readonly items: readonly ConferenceItem[];
    readonly dissent: readonly { readonly personId: string; readonly reasons: Narrative }[];
    /** Mandatory: no conference ends without the date of the next review. */
    readonly nextReviewOn: CivilDate;
    readonly summary: Narrative;
  };
  cancelConference: {
    readonly conferenceId: string;
    readonly reasonCode: string;
    readonly narrative?: Narrative | undefined;
  };
}
