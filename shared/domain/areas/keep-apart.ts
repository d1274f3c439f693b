import { type CommandRules, type Reducers, reject } from '../rules';
import { phasesInCustody } from '../phase-groups';

/** People who are not to meet (domain.md, "housed separately or collectively"). */
export const keepApartCommands: CommandRules<'recordKeepApart' | 'endKeepApart'> = {
  recordKeepApart: { during: phasesInCustody, decide: () => reject('nothing_changed') },
  endKeepApart: { during: phasesInCustody, decide: () => reject('nothing_changed') },
};

export const keepApartEvents: Reducers<'keepApartRecorded' | 'keepApartEnded'> = {
  keepApartRecorded: (kase) => kase,
  keepApartEnded: (kase) => kase,
};
