import { accept, reject, type CommandRules, type Reducers } from '../rules';
import { phaseNames } from '../state';

/**
 * A correction adds to the record and changes nothing of it: the entry and its correction both show. It is possible as
 * long as there is a record: of a closed case, and after a death (domain.md, "Exceptional paths": dated addenda).
 */
export const correctionCommands: CommandRules<'correctEntry'> = {
  correctEntry: {
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

export const correctionEvents: Reducers<'entryCorrected'> = {
  entryCorrected: (kase) => kase,
};
