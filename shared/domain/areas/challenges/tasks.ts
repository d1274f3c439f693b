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

export const rows = {
  challenge_review: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    defaultWindow: '10wd',
    in: 'identity',
    endsWith: 'release_decision',
    decides: true,
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
