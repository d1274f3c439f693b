import type { Narrative } from './index';

/** What an incentive may be for: steps on the path. Never a statement of belief, never contact with a victim. */
export const milestoneKinds = ['objective_achieved', 'track_completed', 'attendance', 'conduct'] as const;
export interface Milestone {
  readonly kind: (typeof milestoneKinds)[number];
  /** The objective or the track, for the kinds that have one. */
  readonly about?: string | undefined;
}

export interface IncentiveCommands {
  /** Proposed to somebody who does not run the person's sessions, and who decides. */
  proposeIncentive: {
    readonly kind: string;
    readonly milestone: Milestone;
    readonly reasons: Narrative;
    readonly granterId: string;
  };
  revokeIncentive: { readonly incentiveId: string; readonly reasonCode: string; readonly reasons: Narrative };
}
