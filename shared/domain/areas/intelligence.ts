import { ask, openTasks } from '../asking';
import type { NewEvent } from '../events';
import type { AgendaFacts, Facts } from '../kernel-types';
import { phasesInCustody } from '../phase-groups';
import { accept, reject, type AnswerRules, type CommandRules, type Reducers } from '../rules';
import type { CaseState } from '../state';
import type { Instant } from '../time';

/**
 * Sealed entries, and the attestation that every release gate owes (domain.md, "incident or new intelligence"). An
 * entry brings about nothing that others see but the attestation, which is owed whether or not there is any: so its
 * being owed tells nothing.
 */
export const intelligenceCommands: CommandRules<'recordRestrictedEntry'> = {
  recordRestrictedEntry: {
    during: phasesInCustody,
    whileSuspended: true,
    decide: (kase, { what }, facts) => {
      const custodianId = kase.functions.custodian;
      if (custodianId === undefined) return reject('custodian_missing');
      const after = withEntry(kase, custodianId, facts.now);
      return accept({ type: 'restrictedEntryMade', data: { custodianId, what } }, ...askForAttestation(after, facts));
    },
  },
};

export const intelligenceAnswers: AnswerRules<'intelligence_attestation'> = {
  intelligence_attestation: { attest: () => accept({ type: 'intelligenceAttested', data: {} }) },
};

export const intelligenceEvents: Reducers<'restrictedEntryMade' | 'intelligenceAttested'> = {
  // What was attested before did not consider this entry; the order of the log says so even within one millisecond.
  restrictedEntryMade: (kase, { data, at }) => withEntry(kase, data.custodianId, at),
  intelligenceAttested: (kase, { at, actorId }) => ({
    ...kase,
    intelligence: { ...kase.intelligence, attestedAt: at, attestedBy: actorId },
  }),
};

function withEntry(kase: CaseState, custodianId: string, lastAt: Instant): CaseState {
  const entries = kase.intelligence.entries + 1;
  return { ...kase, intelligence: { entries, custodianId, lastAt, attestedAt: null, attestedBy: null } };
}

/**
 * Asks the custodian to attest, before a release whose gate wants it; once as long as it is open. Where nobody is
 * custodian yet the gate says that one is missing, and whoever is appointed is asked.
 */
export function askForAttestation(kase: CaseState, facts: Facts): readonly NewEvent[] {
  const { custodian } = kase.functions;
  const isWanted = (kase.phase === 'pre_release' && isRequired(facts)) || owesAttestation(kase, facts);
  const isAsked = openTasks(kase).some(({ kind }) => kind === 'intelligence_attestation');
  return isWanted && custodian && !isAsked ? [ask('intelligence_attestation', custodian, 'release', facts)] : [];
}

/** Whether an entry came after the gate was passed, and before the authority decided: it is to be considered too. */
export function owesAttestation({ phase, release, intelligence }: CaseState, facts: AgendaFacts): boolean {
  const isNew = intelligence.entries > 0 && intelligence.attestedAt === null;
  return phase === 'release_decision' && release === null && isNew && isRequired(facts);
}

function isRequired({ programme }: AgendaFacts): boolean {
  return programme.gates.pre_release.includes('intelligence_attestation');
}

/** Whether the custodian attested since this gate is open, and after the latest sealed entry. */
export function isAttested({ intelligence: { attestedAt }, phaseSince }: CaseState): boolean {
  return attestedAt !== null && attestedAt >= phaseSince;
}
