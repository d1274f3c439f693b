import { type AnswerRules, type CommandRules, type Reducers, reject } from '../rules';
import { phasesInCustody } from '../phase-groups';

/** What the person challenges goes to somebody who had no part in it (domain.md, "human rights"). */
export const challengeCommands: CommandRules<'recordChallenge'> = {
  recordChallenge: { during: phasesInCustody, decide: () => reject('nothing_changed') },
};

export const challengeAnswers: AnswerRules<'challenge_review'> = {
  challenge_review: {
    uphold: () => reject('nothing_changed'),
    partly_uphold: () => reject('nothing_changed'),
    dismiss: () => reject('nothing_changed'),
  },
};

export const challengeEvents: Reducers<'challengeRecorded' | 'challengeDecided'> = {
  challengeRecorded: (kase) => kase,
  challengeDecided: (kase) => kase,
};
