import { withdraw } from '../../asking/asking';
import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { accept, reject } from '../../kernel/rules';
import { phasesOpen } from '../../path/phases';
import { civilDate } from '../../time';
import { commands } from './contract';

export const rows: Area<'death'>['commands'] = {
  recordDeath: {
    body: commands.recordDeath,
    by: {
      functions: ['facility_manager'],
      ...coordinators,
      although: 'The facility manager knows first.',
    },
    textsIn: 'identity',
    during: phasesOpen,
    whileSuspended: true,
    decide: (kase, { diedOn, narrative }, facts) => {
      if (diedOn > civilDate(facts.now, facts.calendar.timeZone)) return reject('date_in_future', 'diedOn');
      if (diedOn < kase.admittedOn) return reject('ends_before_start', 'diedOn');
      return accept(
        { type: 'deathRecorded', data: { diedOn, ...(narrative && { narrative }) } },
        ...withdraw(kase, () => true, false),
      );
    },
  },
};
