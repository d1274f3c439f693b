import type { AreaWords } from '../../practice/words';

export const challenges: AreaWords<'challenges'> = {
  commands: {
    recordChallenge: {
      title: 'Record a challenge',
      done: 'The challenge is recorded.',
      hint: 'The reviewer must have had no part in what is challenged. Housing stays as it is until the challenge is decided.',
    },
  },
  events: {
    challengeRecorded: 'Challenge recorded: {{of}}, reviewer {{reviewerId}}',
    challengeDecided: 'Challenge decided: {{decision}}',
  },
  tasks: {
    challenge_review: {
      do: 'Decide the challenge',
      answers: {
        uphold: 'Uphold the challenge',
        partly_uphold: 'Uphold the challenge in part',
        dismiss: 'Dismiss the challenge',
      },
    },
  },
  followUps: { housing_challenge_upheld: 'A challenge to the classification was upheld: decide on housing again' },
  fieldsOf: { recordChallenge: { of: { label: 'What is challenged' } } },
};
