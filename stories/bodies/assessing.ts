import type { AssessmentForm, Rating } from '../../shared/domain/areas/assessment/contract';
import type { Programme } from '../../shared/programme/schema';
import { reasons, say, type Body, type Said } from '../act';
import { cast as own, type Cast } from '../people';

/** A referral with nothing to object to, as the kernel has it. */
export function opening(changes: Partial<Body<'openCase'>> = {}): Body<'openCase'> {
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

/** Every criterion of the shipped programmes is met. */
export const acceptance: Body<'acceptReferral'> = {
  criteria: ['competent_authority', 'offence_or_charge_in_scope', 'in_custody'],
  duplicateChecked: true,
  conflictOfInterestChecked: true,
  reasons: say('The referral is complete, the criteria are met, and nobody here knows the person privately.'),
};

/** The screening on arrival: some findings give cause for concern, some are unknown. */
export const allScreened: Body<'recordScreening'> = {
  findings: {
    health: 'no_concern',
    self_harm: 'concern',
    safety: 'no_concern',
    language: 'no_concern',
    vulnerability: 'unknown',
    separation: 'no_concern',
  },
};

/** Every area of the background that the programme asks for. */
export function background({ background: areas }: Pick<Programme, 'background'>): Body<'recordBackground'> {
  return { areas: areas.map((area) => ({ area, summary: say(backgrounds[area] ?? 'Nothing out of the ordinary.') })) };
}

const backgrounds: Readonly<Record<string, string>> = {
  needs: 'Sleeps badly; wants a trade.',
  family: 'A sister who visits; no word from the father.',
  education: 'Left school at fifteen; reads well.',
};

export function assessmentAssigned(
  changes: Partial<Body<'assignAssessment'>> = {},
  { assessor, reviewer }: Cast = own,
): Body<'assignAssessment'> {
  return { instrumentId: 'demonstration', assessorId: assessor, reviewerId: reviewer, ...changes };
}

/** The form of an assessor. */
export type Form = Said<AssessmentForm>;

/** Every item rated, with evidence of two kinds of source. */
export function form(
  { instruments }: Pick<Programme, 'instruments'>,
  changes: Partial<Form> = {},
  instrumentId = 'demonstration',
): Form {
  const instrument = instruments.find(({ id }) => id === instrumentId);
  const overall = instrument?.overallScale?.[1];
  return {
    ratings: (instrument?.items ?? []).map(({ id }) => rating(id)),
    levelOfConcern: 'medium',
    formulation: say('Sought belonging; the group offered it first.'),
    ...(overall && { overall }),
    ...changes,
  };
}

export function rating(item: string, changes: Partial<Said<Rating>> = {}): Said<Rating> {
  return {
    item,
    level: 'moderate',
    evidence: say('Two conversations and the report of the wing.'),
    sources: ['interview', 'file'],
    confidence: 'moderate',
    ...changes,
  };
}

export function housing(expiresOn: string, changes: Partial<Body<'decideHousing'>> = {}): Body<'decideHousing'> {
  return {
    option: 'dispersed',
    securityClass: 'standard',
    roleTier: 'supporter',
    factors: ['vulnerability'],
    reasons: say('Followed others rather than led them; contact with the family speaks for an ordinary wing.'),
    expiresOn,
    ...changes,
  };
}

export function incident(changes: Partial<Body<'recordIncident'>> = {}): Body<'recordIncident'> {
  return {
    kind: 'threat',
    severity: 'serious',
    what: say('Threatened another person in the workshop; nobody was hurt.'),
    ...changes,
  };
}

export function incentive(
  changes: Partial<Body<'proposeIncentive'>> = {},
  { granter }: Cast = own,
): Body<'proposeIncentive'> {
  return { kind: 'additional_calls', milestone: { kind: 'conduct' }, reasons, granterId: granter, ...changes };
}
