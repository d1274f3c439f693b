import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { checkReason } from '../../kernel/reasons';
import { accept, reject } from '../../kernel/rules';
import { phasesOpen } from '../../path/phases';
import { commands } from './contract';

export const rows: Area<'suspension'>['commands'] = {
  suspendCase: {
    body: commands.suspendCase,
    by: coordinators,
    textsIn: 'identity',
    during: phasesOpen,
    decide: (_kase, { reasonCode, narrative }, facts) =>
      checkReason(reasonCode, 'suspended', facts) ??
      accept({ type: 'caseSuspended', data: { reasonCode, ...(narrative && { narrative }) } }),
  },
  resumeCase: {
    body: commands.resumeCase,
    by: coordinators,
    textsIn: 'identity',
    during: phasesOpen,
    whileSuspended: true,
    unless: ({ suspended }) => (suspended ? null : reject('not_suspended')),
    decide: ({ suspended }, { reasons }, { now }) =>
      accept({ type: 'caseResumed', data: { reasons, suspendedSince: suspended?.since ?? now } }),
  },
};
