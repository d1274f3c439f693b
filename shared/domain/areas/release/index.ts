import { area } from '../../kernel/area';
import { needs } from '../../path/gates';
import { rows as commandRows } from './commands';
import { releaseConfirmers } from './contract';
import { rows as eventRows } from './events';
import { sections } from './programme';
import { hasFinalAssessment, owedBy, releaseDeadlines } from './rules';
import { rows as taskRows } from './tasks';

/** Preparing the release, recording the decision of an outside authority, and handing over (domain.md, `pre_release` to `released`). */
export const release = area('release', {
  state: { preRelease: { fellDue: false, startedBy: null, confirmed: {} }, release: null },
  commands: commandRows,
  events: eventRows,
  tasks: taskRows,
  followUps: {
    release_refused: { in: 'identity', endsWith: 'phase' },
    pre_release_due: { in: 'identity', endsWith: 'phase' },
  },
  requirements: {
    confirmations: {
      codes: { release_confirmation_: 'identity' },
      askedAs: { release_confirmation_: ['release_confirmation'] },
      at: ['pre_release'],
      missing: (kase) =>
        releaseConfirmers.flatMap((as) =>
          needs(!kase.preRelease.confirmed[as], `release_confirmation_${as}`, kase, as),
        ),
    },
    final_assessment: {
      codes: { final_assessment: 'assessment' },
      askedAs: { final_assessment: ['assessment', 'assessment_consensus', 'assessment_review'] },
      at: ['pre_release'],
      missing: (kase, facts) => needs(!hasFinalAssessment(kase, facts), 'final_assessment', kase, 'assessor'),
    },
    release_decision: {
      codes: { release_decision: 'identity', day_of_release: 'identity' },
      missing: (kase) => [
        ...needs(!kase.release, 'release_decision', kase, 'lead_coordinator'),
        ...(kase.release && !kase.release.releasedAt ? [{ code: 'day_of_release', owedBy: {} } as const] : []),
      ],
    },
    handover: {
      codes: { handover_sending: 'identity', handover_acceptance: 'identity' },
      missing: ({ release: decided }) => [
        ...(decided?.sentBy ? [] : [owedBy('handover_sending', decided?.senderId)]),
        ...(decided?.receivedBy ? [] : [owedBy('handover_acceptance', decided?.receiverId)]),
      ],
    },
  },
  deadlines: releaseDeadlines,
  deadlinesFirst: true,
  deadlinesWhileSuspended: ['personReleased'],
  resets: {
    programme: () => ({ preRelease: { fellDue: false, startedBy: null, confirmed: {} } }),
    pre_release: ({ preRelease }) => ({ preRelease: { ...preRelease, confirmed: {} } }),
  },
  programme: sections,
});
