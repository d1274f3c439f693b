import { type CommandRules, type Deadlines, type Reducers, reject } from '../rules';
import { phasesInCustody } from '../phase-groups';

/** Consent per purpose, and suitability (domain.md, "refusal", "consent withdrawn", "not suitable now"). */
export const consentCommands: CommandRules<'recordConsent' | 'recordSuitability'> = {
  recordConsent: { during: phasesInCustody, decide: () => reject('nothing_changed') },
  recordSuitability: { during: phasesInCustody, decide: () => reject('nothing_changed') },
};

export const consentEvents: Reducers<
  'consentRecorded' | 'consentOfferFellDue' | 'suitabilityRecorded' | 'suitabilityScreeningFellDue'
> = {
  consentRecorded: (kase) => kase,
  consentOfferFellDue: (kase) => kase,
  suitabilityRecorded: (kase) => kase,
  suitabilityScreeningFellDue: (kase) => kase,
};

export const consentDeadlines: Deadlines = () => [];
