import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { accept, reject } from '../../kernel/rules';
import { phaseNames } from '../../path/phases';
import { commands } from './contract';

export const rows: Area<'corrections'>['commands'] = {
  correctEntry: {
    body: commands.correctEntry,
    by: {
      ...coordinators,
      author: true,
      although: 'A correction adds to what its giver sees already, and changes nothing of it.',
    },
    textsIn: 'entry',
    during: phaseNames,
    whileSuspended: true,
    afterDeath: true,
    decide: (_kase, { reasonCode, correction }, { entry }) => {
      if (!entry) return reject('unknown_entry', 'entryId');
      if (entry.isCorrection) return reject('corrects_a_correction', 'entryId');
      const { entryId, mark } = entry;
      return accept({
        type: 'entryCorrected',
        data: { entryId, entry: mark, ...(reasonCode && { reasonCode }), correction },
      });
    },
  },
};
