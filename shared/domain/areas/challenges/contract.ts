import { z } from 'zod';
import { type Narrative } from '../../case';
import { statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { narrative } from '../../contract/text';

const challengeables = ['assessment', 'classification'] as const;

export type Challengeable = (typeof challengeables)[number];

interface Challenge {
  readonly challengeId: string;
  readonly of: Challengeable;
  readonly reviewerId: string;
}

export const commands = {
  recordChallenge: statement({ of: z.enum(challengeables), grounds: narrative, reviewerId: choose.person }),
};

interface ChallengesEvents {
  challengeRecorded: {
    readonly challengeId: string;
    readonly of: Challengeable;
    readonly grounds: Narrative;
    readonly reviewerId: string;
  };
  challengeDecided: { readonly challengeId: string; readonly decision: 'upheld' | 'partly_upheld' | 'dismissed' };
}

interface ChallengesState {
  /** Open challenges. */
  readonly challenges: readonly Challenge[];
}

declare module '../../case' {
  interface Areas {
    challenges: {
      commands: CommandsOf<typeof commands>;
      events: ChallengesEvents;
      state: ChallengesState;
      followUps: { housing_challenge_upheld: true };
    };
  }
}
