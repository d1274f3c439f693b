import type { AssessmentForm, CommandData, Narrative, Rating } from '../../../shared/domain/commands';
import type { Programme } from '../../../shared/programme/schema';
import { standard } from './programmes';

const text: Narrative = { narrativeId: 'text', commitment: 'sha256:0' };

/** A referral with nothing to object to. */
export function opening(changes: Partial<CommandData['openCase']> = {}): CommandData['openCase'] {
  return {
    reference: 'TC-0001',
    alias: 'heron',
    programme: { id: 'standard', version: '2.0.0', hash: 'hash' },
    personRef: 'person-1',
    coordinatingAgencyId: 'coordination',
    referringAgencyId: 'prison',
    referredById: 'referrer',
    facilityId: 'facility-1',
    legalBasis: 'conviction',
    admittedOn: '2031-02-24',
    expectedReleaseOn: '2034-03-01',
    sentenceEndsOn: '2036-03-01',
    leadCoordinatorId: 'coordinator',
    ...changes,
  };
}

export const acceptance: CommandData['acceptReferral'] = {
  criteria: standard.inclusionCriteria,
  duplicateChecked: true,
  conflictOfInterestChecked: true,
  reasons: text,
};

export const allScreened: CommandData['recordScreening'] = {
  findings: {
    health: 'no_concern',
    self_harm: 'concern',
    safety: 'no_concern',
    language: 'no_concern',
    vulnerability: 'unknown',
    separation: 'no_concern',
  },
};

export function assessmentAssigned(
  changes: Partial<CommandData['assignAssessment']> = {},
): CommandData['assignAssessment'] {
  return { instrumentId: 'demonstration', assessorId: 'assessor', reviewerId: 'reviewer', ...changes };
}

/** Every item rated, with evidence of two kinds of source. */
export function form(
  programme: Programme,
  changes: Partial<AssessmentForm> = {},
  instrumentId = 'demonstration',
): AssessmentForm {
  const instrument = programme.instruments.find(({ id }) => id === instrumentId);
  const overall = instrument?.overallScale?.[1];
  return {
    ratings: (instrument?.items ?? []).map(({ id }) => rating(id)),
    levelOfConcern: 'medium',
    formulation: text,
    ...(overall && { overall }),
    ...changes,
  };
}

export function rating(item: string, changes: Partial<Rating> = {}): Rating {
  return {
    item,
    level: 'moderate',
    evidence: text,
    sources: ['interview', 'file'],
    confidence: 'moderate',
    ...changes,
  };
}

export function housing(
  expiresOn: string,
  changes: Partial<CommandData['decideHousing']> = {},
): CommandData['decideHousing'] {
  return {
    option: 'dispersed',
    securityClass: 'standard',
    roleTier: 'supporter',
    factors: ['vulnerability'],
    reasons: text,
    expiresOn,
    ...changes,
  };
}

type ObjectiveDraft = CommandData['draftPlan']['objectives'][number];

export function objective(reviewOn: string, changes: Partial<ObjectiveDraft> = {}): ObjectiveDraft {
  return {
    title: text,
    actors: ['psychologist'],
    expectedResult: text,
    indicator: text,
    baseline: text,
    successThreshold: text,
    failureThreshold: text,
    reviewOn,
    ...changes,
  };
}

export const withoutFailureThreshold = (reviewOn: string): ObjectiveDraft => {
  const { failureThreshold: _left, ...rest } = objective(reviewOn);
  return rest;
};

export function plan(reviewOn: string, changes: Partial<CommandData['draftPlan']> = {}): CommandData['draftPlan'] {
  return {
    aim: 'disengagement',
    objectives: [objective(reviewOn), objective(reviewOn), objective(reviewOn)],
    tracks: ['psychological_counselling', 'religious_dialogue', 'basic_education'],
    ...changes,
  };
}

export const confirmers: CommandData['requestReleaseConfirmations'] = {
  chairId: 'chair',
  policeLeadId: 'police_officer',
  probationLeadId: 'probation_lead',
  aftercareLeadId: 'aftercare_worker',
};

/** Released on parole: conditions, an end, an officer. */
export function parole(
  decidedOn: string,
  releaseOn: string,
  supervisionEndsOn: string,
): CommandData['recordReleaseDecision'] {
  return {
    kind: 'parole',
    authority: 'parole_board',
    decidedOn,
    releaseOn,
    reasons: text,
    conditions: [text, text],
    supervisionEndsOn,
    supervisingOfficerId: 'probation_officer',
    senderId: 'sender',
    aftercareLeadId: 'aftercare_worker',
  };
}

/** The whole sentence was served: nothing is supervised, help is offered. */
export function sentenceCompleted(decidedOn: string, releaseOn: string): CommandData['recordReleaseDecision'] {
  return {
    kind: 'sentence_completed',
    authority: 'prison_authority',
    decidedOn,
    releaseOn,
    reasons: text,
    senderId: 'sender',
    aftercareLeadId: 'aftercare_worker',
  };
}

export { text };
