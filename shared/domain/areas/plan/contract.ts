import { type SectionsOf } from '../../kernel/area';
import { type CivilDate } from '../../time';
import { type Discipline } from '../../vocabulary';
import { type sections } from './programme';

export const aims = ['disengagement', 'deradicalization'] as const;

export type Aim = (typeof aims)[number];

export const objectiveStandings = ['achieved', 'progressing', 'not_achieved', 'withdrawn'] as const;

export type ObjectiveStanding = (typeof objectiveStandings)[number];

export interface Objective {
  readonly objectiveId: string;
  readonly titleId: string;
  readonly hasFailureThreshold: boolean;
  readonly reviewOn: CivilDate;
  /** Its standing at the latest review. */
  readonly standing?: ObjectiveStanding;
  readonly reviewFellDue?: boolean;
}

export interface Track {
  readonly trackId: string;
  readonly code: string;
  readonly discipline: Discipline;
  readonly outcome?: 'completed' | 'dropped_out';
  /** Measures taken, as `code:before` and `code:after`; modules held. */
  readonly measured?: readonly string[];
  readonly modulesHeld?: readonly string[];
}

export interface Plan {
  readonly version: number;
  readonly status: 'draft' | 'submitted' | 'approved' | 'rejected';
  readonly aim: Aim;
  readonly authorId: string;
  readonly chairId?: string;
  readonly objectives: readonly Objective[];
  readonly tracks: readonly Track[];
  /** Written opinions requested on submission, one for each discipline. */
  readonly opinions?: readonly Opinion[];
}

export interface Opinion {
  readonly personId: string;
  readonly discipline: Discipline;
  readonly opinion: 'asked' | 'agree' | 'agree_with_changes' | 'dissent';
}

interface PlanState {
  readonly plan: Plan | null;
  /** True if a review decided to revise the plan. It can then be revised in `programme` until it is approved. */
  readonly planRevision: boolean;
  /** The revision in progress; `plan` holds until it is approved. */
  readonly planDraft: Plan | null;
  /** Everybody who ever held a session with the person; they grant no incentive. */
  readonly heldSessions: readonly string[];
}

declare module '../../case' {
  interface Areas {
    plan: {
      state: PlanState;
      programme: SectionsOf<typeof sections>;
    };
  }
}
