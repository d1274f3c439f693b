import { ask } from '../../asking/asking';
import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { checkApart, checkPerson } from '../../kernel/people';
import { accept, firstOf, reject } from '../../kernel/rules';
import { phasesInCustody } from '../../path/phases';
import { commands } from './contract';
import { isDecided, partsInDecisions } from './rules';

export const rows: Area<'challenges'>['commands'] = {
  recordChallenge: {
    body: commands.recordChallenge,
    by: coordinators,
    textsIn: 'identity',
    names: ({ reviewerId }) => [reviewerId],
    during: phasesInCustody,
    whileSuspended: true,
    decide: (kase, { of, grounds, reviewerId }, facts) => {
      const refusal = firstOf(
        isDecided(kase, of) ? null : reject('nothing_to_challenge', 'of'),
        kase.challenges.some((open) => open.of === of) ? reject('challenge_open', 'of') : null,
        checkPerson(facts, reviewerId, 'reviewerId'),
        ...[facts.actor.personId, ...partsInDecisions(kase)].map((part) =>
          checkApart([reviewerId, part], 'reviewerId'),
        ),
      );
      if (refusal) return refusal;
      const challengeId = facts.newId();
      return accept(
        { type: 'challengeRecorded', data: { challengeId, of, grounds, reviewerId } },
        ask('challenge_review', reviewerId, challengeId, facts),
      );
    },
  },
};
