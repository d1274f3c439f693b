import { type CommandRules, type Deadlines, type Reducers, reject } from '../rules';
import { phasesInCustody } from '../phase-groups';

/** When the next round is due (domain.md, "reassessment loop within `programme`"). */
export const reassessmentCommands: CommandRules<'skipReassessment'> = {
  skipReassessment: { during: phasesInCustody, decide: () => reject('nothing_changed') },
};

export const reassessmentEvents: Reducers<'reassessmentSkipped' | 'reassessmentRequired'> = {
  reassessmentSkipped: (kase) => kase,
  reassessmentRequired: (kase) => kase,
};

export const reassessmentDeadlines: Deadlines = () => [];
