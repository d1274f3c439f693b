import { answersTo, latest, naming, since, together } from '../../asking/reading';
import { followUp, withdraw } from '../../asking/asking';
import { type Area, inWords } from '../../kernel/area';
import { checkApart, checkPerson } from '../../kernel/people';
import { accept, firstOf, reject } from '../../kernel/rules';
import { type Discipline, disciplines } from '../../vocabulary';
import { checkOpposites } from '../functions/opposites';
import { chairedBy, planInMaking } from '../plan/rules';
import { approve, change, isAboutPlan, opinion, submitted } from './rules';

declare module '../../case' {
  interface AreaTasks {
    planning: {
      plan_approval: 'approve' | 'approve_with_changes' | 'reject';
      plan_opinion: 'agree' | 'agree_with_changes' | 'dissent';
    };
  }
}

export const rows = {
  plan_approval: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    defaultWindow: null,
    in: 'identity',
    endsWith: 'programme',
    ofGate: true,
    decides: true,
    heldAs: ['chair'],
    reads: together(
      naming('version', 'planDrafted', 'planSubmitted', 'planOpinionGiven'),
      since('planDrafted', answersTo('plan_opinion')),
    ),
    mayTakeOver: (kase, _task, personId, path) => {
      const plan = planInMaking(kase);
      return firstOf(
        checkApart([personId, plan?.authorId], path),
        ...(plan?.opinions ?? []).map((opinion) => checkApart([personId, opinion.personId], path)),
        checkOpposites(kase, 'chair', personId, path),
      );
    },
    handedTo: chairedBy,
    answers: {
      approve: { ...inWords, brings: (kase, _task, _data, facts) => approve(kase, false, facts) },
      approve_with_changes: { ...inWords, brings: (kase, _task, _data, facts) => approve(kase, true, facts) },
      reject: {
        reasonsFrom: 'approvalRejected',
        brings: (kase, _task, { reasonCode = '' }, facts) => {
          const plan = submitted(kase);
          if (!plan) return reject('no_longer_needed', 'taskId');
          return accept(
            { type: 'planRejected', data: { version: plan.version, reasonCode } },
            ...withdraw(kase, isAboutPlan('plan_opinion'), true),
            ...followUp(kase, 'plan_rejected', facts),
          );
        },
      },
    },
  },
  plan_opinion: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    defaultWindow: '10wd',
    in: 'identity',
    endsWith: 'planning',
    ofGate: true,
    judges: true,
    fills: disciplines.map((each) => `quorum_${each}` as const),
    reads: latest('planDrafted'),
    mayTakeOver: (kase, { about }, personId, path, facts) => {
      const plan = planInMaking(kase);
      return firstOf(
        checkApart([personId, plan?.authorId], path),
        checkApart([personId, plan?.chairId], path),
        checkPerson(facts, personId, path, [about as Discipline]),
      );
    },
    handedTo: (kase, { about }, to) =>
      change(kase, {
        opinions: (planInMaking(kase)?.opinions ?? []).map((each) =>
          each.discipline === about ? { ...each, personId: to } : each,
        ),
      }),
    answers: {
      agree: { brings: opinion('agree') },
      agree_with_changes: { ...inWords, brings: opinion('agree_with_changes') },
      dissent: { ...inWords, brings: opinion('dissent') },
    },
  },
} satisfies Area<'planning'>['tasks'];
