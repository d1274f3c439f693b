import { followedUp } from '../../asking/asking';
import { type Area } from '../../kernel/area';
import { accept, reject } from '../../kernel/rules';
import { commands } from './contract';
import { phasesOfReassessment, scheduledSince } from './rules';

export const rows: Area<'reassessment'>['commands'] = {
  skipReassessment: {
    body: commands.skipReassessment,
    by: { functions: ['chair'] },
    textsIn: 'identity',
    during: phasesOfReassessment,
    form: { fills: ['reassessment_due', 'reassessment_required'] },
    decide: (kase, { reasons }, facts) => {
      const dueSince = kase.reassessmentRequired?.dueAt ?? scheduledSince(kase, facts);
      if (!dueSince) return reject('no_reassessment_due');
      return accept(
        { type: 'reassessmentSkipped', data: { dueSince, reasons } },
        ...followedUp(kase, 'reassessment_due', 'reassessment_required'),
      );
    },
  },
};
