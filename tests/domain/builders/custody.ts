import type { CommandData, ConsentEvidence } from '../../../shared/domain/commands';
import type { Discipline } from '../../../shared/policy/vocabulary';
import type { Programme } from '../../../shared/programme/schema';
import { text } from './commands';
import type { PersonId } from './people';

/** Who writes or comes for a discipline where a quorum wants it; none of them decides in the case. */
const voices: Readonly<Partial<Record<Discipline, PersonId>>> = {
  psychologist: 'other_psychologist',
  prison: 'facility_manager',
  police: 'police_officer',
  probation: 'probation_lead',
  aftercare: 'aftercare_worker',
  teacher: 'teacher',
  family_liaison: 'family_worker',
};

/** The people of a conference's quorum, each for their discipline. */
export function quorum(
  { conferences }: Programme,
  type = 'plan',
): readonly { readonly personId: PersonId; readonly discipline: Discipline }[] {
  return (conferences[type]?.quorum ?? []).map((discipline) => {
    const personId = voices[discipline];
    if (!personId) throw new Error(`nobody of the discipline ${discipline} is named for a quorum`);
    return { personId, discipline };
  });
}

/** Every area of the background that the programme asks for. */
export function background({ background }: Programme): CommandData['recordBackground'] {
  return { areas: background.map((area) => ({ area, summary: text })) };
}

/** A form signed before a witness. */
export const evidence: ConsentEvidence = { form: 'written', witnessId: 'duty_officer', interpreter: false };

/** Of a juvenile the guardian consents, on a lawyer's advice. */
export const evidenceOfJuvenile: ConsentEvidence = { ...evidence, guardian: 'consents', lawyer: 'advised' };

export function consent(
  state: CommandData['recordConsent']['state'],
  changes: Partial<CommandData['recordConsent']> = {},
): CommandData['recordConsent'] {
  return { purpose: 'programme_participation', state, ...(state === 'given' && { evidence }), ...changes };
}

export function riskPlan(reviewOn: string): CommandData['recordRiskPlan'] {
  return {
    triggers: [text],
    warningSigns: [text],
    contingencies: [{ what: text, actsAs: 'duty_officer' }],
    reviewOn,
  };
}

/** A conference of a type in its quorum, a week ahead at most hours of the day. */
export function conference(
  programme: Programme,
  startsAt: string,
  changes: Partial<CommandData['callConference']> = {},
): CommandData['callConference'] {
  const type = changes.type ?? 'review';
  return { type, startsAt, placeCode: 'office', chairId: 'chair', invited: quorum(programme, type), ...changes };
}

/** Everybody was there, and the one item ended as a decision. */
export function conferenceRecord(
  conferenceId: string,
  attended: readonly string[],
  nextReviewOn: string,
  changes: Partial<CommandData['recordConference']> = {},
): CommandData['recordConference'] {
  return {
    conferenceId,
    attended,
    apologies: [],
    items: [{ title: text, disposition: { kind: 'decision', decision: text } }],
    dissent: [],
    nextReviewOn,
    summary: text,
    ...changes,
  };
}

export function incident(changes: Partial<CommandData['recordIncident']> = {}): CommandData['recordIncident'] {
  return { kind: 'threat', severity: 'serious', what: text, ...changes };
}

export function incentive(changes: Partial<CommandData['proposeIncentive']> = {}): CommandData['proposeIncentive'] {
  return { kind: 'additional_calls', milestone: { kind: 'conduct' }, reasons: text, granterId: 'granter', ...changes };
}
