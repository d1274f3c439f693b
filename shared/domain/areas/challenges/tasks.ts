import type { Reading } from '../../asking/reading';
import { type Area, inWords } from '../../kernel/area';
import { checkApart } from '../../kernel/people';
import { firstOf } from '../../kernel/rules';
import { decided, partsInDecisions } from './rules';

declare module '../../case' {
  interface AreaTasks {
    challenges: {
      challenge_review: 'uphold' | 'partly_uphold' | 'dismiss';
    };
  }
}

/** The challenge, and the decision that it challenges as it stood then. */
const challenged: Reading = {
  types: ['challengeRecorded', 'assessmentSubmitted', 'housingDecided'],
  of: (entries, about) =>
    entries.flatMap((entry, place) => {
      if (entry.type !== 'challengeRecorded' || entry.data.challengeId !== about) return [];
      const decision = entry.data.of === 'assessment' ? 'assessmentSubmitted' : 'housingDecided';
      const before = entries.slice(0, place).findLast(({ type }) => type === decision);
      return before ? [before, entry] : [entry];
    }),
};

export const rows = {
  challenge_review: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    defaultWindow: '10wd',
    in: 'identity',
    endsWith: 'release_decision',
    decides: true,
    reads: challenged,
    mayTakeOver: (kase, _task, personId, path) =>
      firstOf(...partsInDecisions(kase).map((part) => checkApart([personId, part], path))),
    handedTo: (kase, { about }, to) => ({
      ...kase,
      challenges: kase.challenges.map((each) => (each.challengeId === about ? { ...each, reviewerId: to } : each)),
    }),
    answers: {
      uphold: { ...inWords, brings: decided('upheld') },
      partly_uphold: { ...inWords, brings: decided('partly_upheld') },
      dismiss: { ...inWords, brings: decided('dismissed') },
    },
  },
} satisfies Area<'challenges'>['tasks'];
