import { ask, followUp } from '../asking';
import type { Challengeable } from '../commands';
import type { EventData, NewEvent } from '../events';
import type { Decision, Facts } from '../kernel-types';
import { checkApart, checkPerson } from '../people';
import { phasesInCustody } from '../phase-groups';
import { accept, firstOf, reject, type AnswerRules, type CommandRules, type Reducers } from '../rules';
import { partsInDecisions } from '../separation';
import type { CaseState } from '../state';
import type { Task } from '../tasks';
import { hasApproved, requireReassessment } from './reassessment';

/** What the person challenges goes to somebody who had no part in it (domain.md, "human rights"). */
export const challengeCommands: CommandRules<'recordChallenge'> = {
  recordChallenge: {
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

export const challengeAnswers: AnswerRules<'challenge_review'> = {
  challenge_review: {
    uphold: decided('upheld'),
    partly_uphold: decided('partly_upheld'),
    dismiss: decided('dismissed'),
  },
};

/** Nothing is undone by the reviewer's word: whoever decides is asked to decide again. */
function decided(decision: EventData['challengeDecided']['decision']) {
  return (kase: CaseState, { about, assigneeId }: Task, _data: unknown, facts: Facts): Decision =>
    // Whoever got a part in what is challenged after they were asked is not the one to judge it.
    firstOf(...partsInDecisions(kase).map((part) => checkApart([assigneeId, part], 'taskId'))) ??
    accept(
      { type: 'challengeDecided', data: { challengeId: about, decision } },
      ...(decision === 'dismissed' ? [] : upheld(kase, about, facts)),
    );
}

function upheld(kase: CaseState, challengeId: string, facts: Facts): readonly NewEvent[] {
  const of = kase.challenges.find((each) => each.challengeId === challengeId)?.of;
  return of === 'assessment'
    ? requireReassessment(kase, 'challenge_upheld', facts)
    : followUp(kase, 'housing_challenge_upheld', facts);
}

export const challengeEvents: Reducers<'challengeRecorded' | 'challengeDecided'> = {
  challengeRecorded: (kase, { data: { challengeId, of, reviewerId } }) => ({
    ...kase,
    challenges: [...kase.challenges, { challengeId, of, reviewerId }],
  }),
  challengeDecided: (kase, { data }) => ({
    ...kase,
    challenges: kase.challenges.filter(({ challengeId }) => challengeId !== data.challengeId),
  }),
};

function isDecided(kase: CaseState, of: Challengeable): boolean {
  return of === 'assessment' ? hasApproved(kase) : kase.housing !== null;
}
