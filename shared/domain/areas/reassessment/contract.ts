import { type AnswerOf, type Narrative } from '../../case';
import { statement } from '../../contract/body';
import { type CommandsOf } from '../../contract/narratives';
import { narrative } from '../../contract/text';
import { type SectionsOf } from '../../kernel/area';
import { type Instant } from '../../time';
import { type sections } from './programme';

/** Causes of a reassessment outside its schedule. */
export type ReassessmentCause =
  'incident' | 'new_information' | 'consent_withdrawn' | 'went_back' | 'challenge_upheld' | 'restricted_entry';

interface RequiredReassessment {
  readonly because: ReassessmentCause;
  readonly since: Instant;
  readonly dueAt: Instant;
  readonly fellDue: boolean;
}

export const commands = {
  skipReassessment: statement({ reasons: narrative }),
};

interface ReassessmentEvents {
  reassessmentFellDue: { readonly dueSince: Instant };
  reviewDecided: { readonly assessmentId: string; readonly decision: AnswerOf<'review_decision'> };
  reassessmentSkipped: { readonly dueSince: Instant; readonly reasons: Narrative };
  reassessmentRequired: { readonly because: ReassessmentCause; readonly dueAt: Instant };
}

interface ReassessmentState {
  readonly reassessment: { readonly dueFrom: Instant; readonly fellDue: boolean } | null;
  /** A reassessment required outside its schedule, the earliest of several. */
  readonly reassessmentRequired: RequiredReassessment | null;
  readonly programmeCompletedBy: string | null;
}

declare module '../../case' {
  interface Areas {
    reassessment: {
      commands: CommandsOf<typeof commands>;
      events: ReassessmentEvents;
      state: ReassessmentState;
      followUps: { reassessment_due: true; reassessment_required: true };
      requirements: { programme_completion: 'programme_completion' };
      programme: SectionsOf<typeof sections>;
    };
  }
}
