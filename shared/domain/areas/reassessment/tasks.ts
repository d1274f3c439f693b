import { naming } from '../../asking/reading';
import { type Area, inWords } from '../../kernel/area';
import { checkOpposites } from '../functions/opposites';
import { chairedBy } from '../plan/rules';
import { decided, suspended } from './rules';

declare module '../../case' {
  interface AreaTasks {
    reassessment: {
      review_decision: 'continue' | 'revise' | 'step_up' | 'step_down' | 'suspend' | 'complete';
    };
  }
}

export const rows = {
  review_decision: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    defaultWindow: null,
    in: 'identity',
    endsWith: 'programme',
    ofGate: true,
    decides: true,
    heldAs: ['chair'],
    fills: ['programme_completion'],
    reads: naming('assessmentId', 'assessmentSubmitted', 'personCommented'),
    mayTakeOver: (kase, _task, personId, path) => checkOpposites(kase, 'chair', personId, path),
    handedTo: chairedBy,
    answers: {
      continue: { ...inWords, brings: decided('continue') },
      revise: { ...inWords, brings: decided('revise') },
      step_up: { ...inWords, brings: decided('step_up') },
      step_down: { ...inWords, brings: decided('step_down') },
      suspend: { ...inWords, brings: decided('suspend', suspended) },
      complete: { ...inWords, brings: decided('complete') },
    },
  },
} satisfies Area<'reassessment'>['tasks'];
