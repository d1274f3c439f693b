import { z } from 'zod';
import { type CommandData, type Narrative } from '../../case';
import { statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf, type Referenced } from '../../contract/narratives';
import { narrative } from '../../contract/text';
import { type SectionsOf } from '../../kernel/area';
import { type sections } from './programme';

/**
 * Milestones that an incentive may reward: steps on the path. Never a statement of belief, never contact with a victim.
 */
const milestoneKinds = ['objective_achieved', 'track_completed', 'attendance', 'conduct'] as const;

export interface Milestone {
  readonly kind: (typeof milestoneKinds)[number];
  /** The objective or the track, for the kinds that have one. */
  readonly about?: string | undefined;
}

export interface Incentive {
  readonly incentiveId: string;
  readonly kind: string;
  readonly milestone: Milestone;
  readonly proposedBy: string;
  readonly granterId: string;
  readonly status: 'proposed' | 'granted';
}

export const commands = {
  proposeIncentive: statement({
    kind: choose.code('incentiveKinds'),
    milestone: z.strictObject({ kind: z.enum(milestoneKinds), about: choose.milestone.optional() }),
    reasons: narrative,
    granterId: choose.person,
  }),
  revokeIncentive: statement({
    incentiveId: choose.incentive,
    reasonCode: choose.reason('incentiveRevoked'),
    reasons: narrative,
  }),
};

/** With `grant`, if the level of concern has risen since the last round: the reasons to grant it. */
export const answerDetails = { override: narrative.optional() };

interface IncentivesEvents {
  incentiveProposed: {
    readonly incentiveId: string;
    readonly kind: string;
    readonly milestone: Milestone;
    readonly reasons: Narrative;
    readonly granterId: string;
  };
  incentiveGranted: { readonly incentiveId: string; readonly override?: Narrative | undefined };
  incentiveRefused: { readonly incentiveId: string; readonly reasonCode: string };
  incentiveRevoked: CommandData['revokeIncentive'];
}

interface IncentivesState {
  /** Incentives that are proposed, or granted and not revoked. */
  readonly incentives: readonly Incentive[];
}

declare module '../../case' {
  interface Areas {
    incentives: {
      commands: CommandsOf<typeof commands>;
      events: IncentivesEvents;
      state: IncentivesState;
      answerDetails: Referenced<{ [K in keyof typeof answerDetails]?: z.output<(typeof answerDetails)[K]> }>;
      programme: SectionsOf<typeof sections>;
      reasons: { incentiveRefused: true; incentiveRevoked: true };
    };
  }
}
