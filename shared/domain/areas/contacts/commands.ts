import { followedUp } from '../../asking/asking';
import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { accept, reject } from '../../kernel/rules';
import { commands } from './contract';

export const rows: Area<'contacts'>['commands'] = {
  recordAftercareChoice: {
    body: commands.recordAftercareChoice,
    by: {
      functions: ['aftercare_lead', 'supervising_officer'],
      ...coordinators,
      although: 'The person tells whoever accompanies them outside.',
    },
    textsIn: 'identity',
    during: ['supervised', 'aftercare'],
    form: { fills: ['aftercare_choice', 'aftercare_end', 'contact_schedule_ended'] },
    decide: (kase, { choice, reasons }) => {
      const isAsBefore = kase.aftercareChoice === choice || (kase.phase === 'aftercare' && choice === 'accepted');
      if (isAsBefore) return reject('nothing_changed', 'choice');
      if (choice === 'accepted' && !kase.functions.aftercare_lead) return reject('aftercare_lead_missing', 'choice');
      return accept(
        { type: 'aftercareChosen', data: { choice, ...(reasons && { reasons }) } },
        ...followedUp(kase, 'contact_schedule_ended'),
      );
    },
  },
};
