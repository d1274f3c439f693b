import type { LevelOfConcern, Narrative } from './index';

/** What the person said, when asked, about an assessment; their silence is no agreement. */
export const commentOutcomes = ['given', 'declined', 'not_reached'] as const;
export type CommentOutcome = (typeof commentOutcomes)[number];

export const challengeables = ['assessment', 'classification'] as const;
export type Challengeable = (typeof challengeables)[number];

/** Assessment beside the instruments' forms (domain.md, "Assessments"). */
export interface AssessmentCommands {
  /** Needs, family, education and what else the programme asks for, each in words. */
  recordBackground: { readonly areas: readonly { readonly area: string; readonly summary: Narrative }[] };
  recordPersonComment: {
    readonly assessmentId: string;
    readonly outcome: CommentOutcome;
    readonly comment?: Narrative | undefined;
  };
  /** By a named assessor, with reasons; no score sets it. */
  setLevelOfConcern: { readonly level: LevelOfConcern; readonly reasons: Narrative };
  skipReassessment: { readonly reasons: Narrative };
  /** On behalf of the person; the reviewer had no part in what is challenged. */
  recordChallenge: { readonly of: Challengeable; readonly grounds: Narrative; readonly reviewerId: string };
}
