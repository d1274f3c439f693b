import { actionsLeftOpen, followedUp } from '../../asking/asking';
import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { checkApart } from '../../kernel/people';
import { accept, firstOf, reject } from '../../kernel/rules';
import { phasesBeforeRelease } from '../../path/phases';
import { commands } from './contract';

export const rows: Area<'closing'>['commands'] = {
  startClosing: {
    body: commands.startClosing,
    by: coordinators,
    textsIn: 'identity',
    // Once a release is being decided, the hand-over comes first: nobody is released without notice to those outside.
    during: [...phasesBeforeRelease.filter((phase) => phase !== 'release_decision'), 'supervised', 'aftercare'],
    form: { fills: ['aftercare_end', 'contact_schedule_ended'] },
    decide: (kase, { reasons }) => {
      const supervisionRuns = kase.phase === 'supervised' && !kase.contacts?.ended;
      if (supervisionRuns) return reject('gate_incomplete', undefined, { missing: ['supervision_end'] });
      return accept({ type: 'closingStarted', data: { reasons } }, ...followedUp(kase, 'contact_schedule_ended'));
    },
  },
  closeCase: {
    body: commands.closeCase,
    by: { functions: ['chair'] },
    textsIn: 'identity',
    during: ['closing'],
    form: { fills: ['outcome'], stepUp: true },
    decide: (kase, { outcomeCode, reasons }, { actor, programme }) => {
      const open = actionsLeftOpen(kase);
      return (
        firstOf(
          programme.outcomes.includes(outcomeCode)
            ? null
            : reject('unknown_outcome', 'outcomeCode', { known: programme.outcomes }),
          checkApart([actor.personId, kase.functions.lead_coordinator]),
          checkApart([actor.personId, kase.closingStartedBy]),
          open.length > 0
            ? reject('gate_incomplete', undefined, { missing: open.map(({ kind, taskId }) => ({ kind, taskId })) })
            : null,
        ) ?? accept({ type: 'caseClosed', data: { outcomeCode, aim: kase.plan?.aim ?? null, reasons } })
      );
    },
  },
};
