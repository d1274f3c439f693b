import { followedUp } from '../../asking/asking';
import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { accept } from '../../kernel/rules';
import { phasesBeforeRelease } from '../../path/phases';
import { moveHandover } from '../release/rules';
import { commands } from './contract';
import { changesOf, checkDates, movedBy } from './rules';

export const rows: Area<'dates'>['commands'] = {
  changeDates: {
    body: commands.changeDates,
    by: coordinators,
    textsIn: 'identity',
    during: phasesBeforeRelease,
    whileSuspended: true,
    form: { fills: ['pre_release_due'] },
    decide: (kase, data, facts, practice) => {
      const changes = changesOf(kase, data);
      const refusal = checkDates(kase, data, changes, facts);
      if (refusal) return refusal;
      const { reasonCode, reasons } = data;
      const deadlines = movedBy(kase, changes, facts, practice);
      const to = changes.find(({ date }) => date === 'expectedReleaseOn')?.to;
      return accept(
        { type: 'datesChanged', data: { changes, deadlines, reasonCode, reasons } },
        ...(to ? [...followedUp(kase, 'pre_release_due', 'phase_overdue'), ...moveHandover(kase, to, facts)] : []),
      );
    },
  },
};
