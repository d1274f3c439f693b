import { z } from 'zod';
import { type CommandData, type Narrative } from '../../case';
import { statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { narrative } from '../../contract/text';
import { type SectionsOf } from '../../kernel/area';
import { type Instant } from '../../time';
import { type sections } from './programme';

/** The person's comment on an assessment. Silence is not agreement. */
const commentOutcomes = ['given', 'declined', 'not_reached'] as const;

type CommentOutcome = (typeof commentOutcomes)[number];

export const levelsOfConcern = ['low', 'medium', 'high', 'not_rated'] as const;

export type LevelOfConcern = (typeof levelsOfConcern)[number];

export interface Concern {
  readonly level: LevelOfConcern;
  readonly setBy: string;
  readonly at: Instant;
  /** True if it was higher than the level before. */
  readonly hasRisen: boolean;
}

export const commands = {
  recordBackground: statement({
    areas: z
      .array(z.strictObject({ area: choose.code('backgroundAreas'), summary: narrative }))
      .min(1)
      .max(30),
  }),
  recordPersonComment: statement({
    assessmentId: choose.assessment,
    outcome: z.enum(commentOutcomes),
    comment: narrative.optional(),
  }),
  setLevelOfConcern: statement({ level: z.enum(levelsOfConcern), reasons: narrative }),
};

interface BackgroundEvents {
  backgroundRecorded: CommandData['recordBackground'];
  personCommented: {
    readonly assessmentId: string;
    readonly outcome: CommentOutcome;
    readonly comment?: Narrative | undefined;
  };
  levelOfConcernSet: {
    readonly level: LevelOfConcern;
    readonly former: LevelOfConcern | null;
    readonly reasons: Narrative;
  };
}

interface BackgroundState {
  /** Recorded areas of the person's background. */
  readonly background: readonly string[];
  readonly concern: Concern | null;
  /** The person's comment on the latest assessment on which they were asked. */
  readonly comment: { readonly assessmentId: string; readonly outcome: CommentOutcome } | null;
}

declare module '../../case' {
  interface Areas {
    background: {
      commands: CommandsOf<typeof commands>;
      events: BackgroundEvents;
      state: BackgroundState;
      requirements: { background: `background_${string}`; person_comment: 'person_comment' };
      programme: SectionsOf<typeof sections>;
    };
  }
}
