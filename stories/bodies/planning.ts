import type { ConsentEvidence, ConsentState } from '../../shared/domain/areas/consent/contract';
import type { Discipline } from '../../shared/domain/vocabulary';
import type { Programme } from '../../shared/programme/schema';
import { say, type Body } from '../act';
import { cast as own, type Cast } from '../people';

type Objective = Body<'draftPlan'>['objectives'][number];

export function objective(reviewOn: string, changes: Partial<Objective> = {}): Objective {
  return {
    title: say('Lives without the group'),
    actors: ['psychologist'],
    expectedResult: say('Holds for six months and is seen by two people independently.'),
    indicator: say('Reports of the wing and of the teacher.'),
    baseline: say('Not seen at the beginning.'),
    successThreshold: say('Seen in five of six months.'),
    failureThreshold: say('Seen in fewer than two of six months.'),
    reviewOn,
    ...changes,
  };
}

export function withoutFailureThreshold(reviewOn: string): Objective {
  const { failureThreshold: _left, ...rest } = objective(reviewOn);
  return rest;
}

export function plan(reviewOn: string, changes: Partial<Body<'draftPlan'>> = {}): Body<'draftPlan'> {
  return {
    aim: 'disengagement',
    objectives: [objective(reviewOn), objective(reviewOn), objective(reviewOn)],
    tracks: ['psychological_counselling', 'religious_dialogue', 'basic_education'],
    ...changes,
  };
}

export function riskPlan(reviewOn: string): Body<'recordRiskPlan'> {
  const what = say('The wing notifies the duty officer, who speaks with the person the same day.');
  return {
    triggers: [say('Visits that do not come.')],
    warningSigns: [say('Stops going to work.')],
    contingencies: [{ what, actsAs: 'duty_officer' }],
    reviewOn,
  };
}

/** A form signed before a witness. */
export const evidence: ConsentEvidence = { form: 'written', witnessId: 'duty_officer', interpreter: false };

/** The guardian of a juvenile consents, on a lawyer's advice. */
export const evidenceOfJuvenile: ConsentEvidence = { ...evidence, guardian: 'consents', lawyer: 'advised' };

export function consent(state: ConsentState, changes: Partial<Body<'recordConsent'>> = {}): Body<'recordConsent'> {
  return { purpose: 'programme_participation', state, ...(state === 'given' && { evidence }), ...changes };
}

interface Voice {
  readonly personId: string;
  readonly discipline: Discipline;
}

/** The people of a conference's quorum, each for their discipline. */
export function quorum(
  { conferences }: Pick<Programme, 'conferences'>,
  type = 'plan',
  { voices }: Pick<Cast, 'voices'> = own,
): readonly Voice[] {
  return (conferences[type]?.quorum ?? []).map((discipline) => {
    const personId = voices[discipline];
    if (!personId) throw new Error(`nobody of the discipline ${discipline} is named for a quorum`);
    return { personId, discipline };
  });
}

/** A conference of a type in its quorum. */
export function conference(
  programme: Pick<Programme, 'conferences'>,
  startsAt: string,
  changes: Partial<Body<'callConference'>> = {},
  cast: Cast = own,
): Body<'callConference'> {
  const type = changes.type ?? 'review';
  const invited = quorum(programme, type, cast);
  return { type, startsAt, placeCode: 'office', chairId: cast.chair, invited, ...changes };
}

/** Everybody was there, and the one item ended as a decision. */
export function minutes(
  conferenceId: string,
  attended: readonly string[],
  nextReviewOn: string,
  changes: Partial<Body<'recordConference'>> = {},
): Body<'recordConference'> {
  const decision = say('Supported as it was submitted.');
  return {
    conferenceId,
    attended,
    apologies: [],
    items: [{ title: say('The plan'), disposition: { kind: 'decision', decision } }],
    dissent: [],
    nextReviewOn,
    summary: say('The plan is supported.'),
    ...changes,
  };
}
