import { type CommandRules, type Reducers, reject } from '../rules';
import { phasesInCustody } from '../phase-groups';

/** What an assessment stands on beside its instrument (domain.md, `assessing`). */
export const backgroundCommands: CommandRules<'recordBackground' | 'recordPersonComment' | 'setLevelOfConcern'> = {
  recordBackground: { during: phasesInCustody, decide: () => reject('nothing_changed') },
  recordPersonComment: { during: phasesInCustody, decide: () => reject('nothing_changed') },
  setLevelOfConcern: { during: phasesInCustody, decide: () => reject('nothing_changed') },
};

export const backgroundEvents: Reducers<'backgroundRecorded' | 'personCommented' | 'levelOfConcernSet'> = {
  backgroundRecorded: (kase) => kase,
  personCommented: (kase) => kase,
  levelOfConcernSet: (kase) => kase,
};
