import { type AnswerRules, type CommandRules, type Reducers, reject } from '../rules';
import { phasesInCustody } from '../phase-groups';
import type { NewEvent } from '../events';
import type { Facts } from '../kernel-types';
import type { CaseState } from '../state';

/** Sealed entries, and the attestation that every release gate owes (domain.md, "incident or new intelligence"). */
export const intelligenceCommands: CommandRules<'recordRestrictedEntry'> = {
  recordRestrictedEntry: { during: phasesInCustody, decide: () => reject('nothing_changed') },
};

export const intelligenceAnswers: AnswerRules<'intelligence_attestation'> = {
  intelligence_attestation: { attest: () => reject('nothing_changed') },
};

export const intelligenceEvents: Reducers<'restrictedEntryMade' | 'intelligenceAttested'> = {
  restrictedEntryMade: (kase) => kase,
  intelligenceAttested: (kase) => kase,
};

/** Asks the custodian to attest. */
export function askForAttestation(_kase: CaseState, _facts: Facts): readonly NewEvent[] {
  return [];
}

/** Whether the custodian attested after the latest sealed entry. */
export function isAttested(_kase: CaseState): boolean {
  return false;
}
