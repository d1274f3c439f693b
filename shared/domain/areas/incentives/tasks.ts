import { naming } from '../../asking/reading';
import { type Area, inWords } from '../../kernel/area';
import { checkApart } from '../../kernel/people';
import { accept, firstOf, reject } from '../../kernel/rules';
import { find, runsSessions } from './rules';

declare module '../../case' {
  interface AreaTasks {
    incentives: {
      incentive_decision: 'grant' | 'refuse';
    };
  }
}

export const rows = {
  incentive_decision: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    defaultWindow: '10wd',
    in: 'incentives',
    endsWith: 'release_decision',
    decides: true,
    reads: naming('incentiveId', 'incentiveProposed'),
    mayTakeOver: (kase, { about }, personId, path) =>
      firstOf(
        runsSessions(kase, personId) ? reject('separation_of_duties', path) : null,
        checkApart([personId, find(kase, about)?.proposedBy], path),
      ),
    handedTo: (kase, { about }, to) => ({
      ...kase,
      incentives: kase.incentives.map((each) => (each.incentiveId === about ? { ...each, granterId: to } : each)),
    }),
    answers: {
      grant: {
        ...inWords,
        details: ['override'],
        brings: (kase, { about, assigneeId }, { override }) => {
          if (find(kase, about)?.status !== 'proposed') return reject('no_longer_needed', 'taskId');
          return (
            firstOf(
              runsSessions(kase, assigneeId) ? reject('runs_the_sessions', 'taskId') : null,
              // Concern has risen since: a person gives reasons to grant it nevertheless. Nothing is revoked by itself.
              kase.concern?.hasRisen && !override ? reject('override_required', 'override') : null,
            ) ?? accept({ type: 'incentiveGranted', data: { incentiveId: about, ...(override && { override }) } })
          );
        },
      },
      refuse: {
        reasonsFrom: 'incentiveRefused',
        brings: (_kase, { about }, { reasonCode = '' }) =>
          accept({ type: 'incentiveRefused', data: { incentiveId: about, reasonCode } }),
      },
    },
  },
} satisfies Area<'incentives'>['tasks'];
