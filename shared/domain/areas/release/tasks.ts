import { latest } from '../../asking/reading';
import { followUp } from '../../asking/asking';
import { type Area, inWords } from '../../kernel/area';
import { checkApart, checkPerson } from '../../kernel/people';
import { accept, firstOf } from '../../kernel/rules';
import { functionDisciplines } from '../functions/disciplines';
import { checkOpposites } from '../functions/opposites';
import { type ReleaseConfirmer, releaseConfirmers } from './contract';
import { changeRelease } from './rules';

declare module '../../case' {
  interface AreaTasks {
    release: {
      release_confirmation: 'confirm' | 'refuse';
      handover_sending: 'confirm';
      handover_acceptance: 'confirm';
    };
  }
}

export const rows = {
  release_confirmation: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    defaultWindow: null,
    in: 'identity',
    endsWith: 'pre_release',
    ofGate: true,
    decides: true,
    heldAs: 'about',
    fills: releaseConfirmers.map((as) => `release_confirmation_${as}` as const),
    reads: latest('preReleaseStarted', 'riskPlanRecorded'),
    mayTakeOver: (kase, { about }, personId, path, facts) => {
      const as = about as ReleaseConfirmer;
      const others = releaseConfirmers.filter((each) => each !== as);
      return firstOf(
        ...others.flatMap((other) => [
          checkApart([personId, kase.functions[other]], path),
          checkApart([personId, kase.preRelease.confirmed[other]], path),
        ]),
        checkOpposites(kase, as, personId, path),
        checkPerson(facts, personId, path, functionDisciplines[as]),
      );
    },
    handedTo: (kase, { about }, to) => ({ ...kase, functions: { ...kase.functions, [about]: to } }),
    answers: {
      confirm: {
        ...inWords,
        brings: (_kase, { about }) => accept({ type: 'releaseConfirmed', data: { as: about as ReleaseConfirmer } }),
      },
      refuse: {
        reasonsFrom: 'approvalRejected',
        brings: (kase, { about }, { reasonCode = '' }, facts) =>
          accept(
            { type: 'releaseRefused', data: { as: about as ReleaseConfirmer, reasonCode } },
            ...followUp(kase, 'release_refused', facts),
          ),
      },
    },
  },
  handover_sending: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    defaultWindow: null,
    in: 'identity',
    endsWith: 'aftercare',
    whileSuspended: true,
    mayTakeOver: (kase, _task, personId, path) => checkApart([personId, kase.release?.receiverId], path),
    handedTo: (kase, _task, to) => changeRelease(kase, { senderId: to }),
    answers: {
      confirm: { brings: () => accept({ type: 'handoverSent', data: {} }) },
    },
  },
  handover_acceptance: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    defaultWindow: null,
    in: 'identity',
    endsWith: 'aftercare',
    whileSuspended: true,
    heldAs: ['supervising_officer', 'aftercare_lead'],
    mayTakeOver: (kase, _task, personId, path) => checkApart([personId, kase.release?.senderId], path),
    handedTo: (kase, _task, to) => changeRelease(kase, { receiverId: to }),
    answers: {
      confirm: { brings: () => accept({ type: 'handoverReceived', data: {} }) },
    },
  },
} satisfies Area<'release'>['tasks'];
