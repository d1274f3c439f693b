import { type AnswerRules, type CommandRules, type Reducers, reject } from '../rules';
import { phasesInCustody } from '../phase-groups';

/** The ledger of incentives (domain.md, "incentives that reward progress"). */
export const incentiveCommands: CommandRules<'proposeIncentive' | 'revokeIncentive'> = {
  proposeIncentive: { during: phasesInCustody, decide: () => reject('nothing_changed') },
  revokeIncentive: { during: phasesInCustody, decide: () => reject('nothing_changed') },
};

export const incentiveAnswers: AnswerRules<'incentive_decision'> = {
  incentive_decision: { grant: () => reject('nothing_changed'), refuse: () => reject('nothing_changed') },
};

export const incentiveEvents: Reducers<
  'incentiveProposed' | 'incentiveGranted' | 'incentiveRefused' | 'incentiveRevoked'
> = {
  incentiveProposed: (kase) => kase,
  incentiveGranted: (kase) => kase,
  incentiveRefused: (kase) => kase,
  incentiveRevoked: (kase) => kase,
};
