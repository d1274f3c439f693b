import type { CommandData } from '../commands';
import { checkApart, checkCoordinator, checkPerson } from '../people';
import { accept, firstOf, reject, type CommandRules, type Reducers } from '../rules';
import { emptyCustody, type CaseState } from '../state';
import type { Programme } from '../../programme/schema';
import { civilDate } from '../time';
import type { Decision, DuplicateFacts, Facts } from '../kernel-types';
import { checkAdultDate, distinctMarkers } from './markers';

/** Opening a case: the referral comes from a person of the referring agency (domain.md, `referred`). */
export function decideOpening(data: CommandData['openCase'], facts: Facts): Decision {
  const today = civilDate(facts.now, facts.calendar.timeZone);
  return (
    firstOf(
      checkPerson(facts, data.leadCoordinatorId, 'leadCoordinatorId'),
      checkCoordinator(facts, data.leadCoordinatorId, 'leadCoordinatorId'),
      checkPerson(facts, data.referredById, 'referredById'),
      facts.people[data.referredById]?.agencyId !== data.referringAgencyId
        ? reject('wrong_agency', 'referredById', { agencyId: data.referringAgencyId })
        : null,
      data.admittedOn > today ? reject('date_in_future', 'admittedOn') : null,
      data.expectedReleaseOn < data.admittedOn ? reject('ends_before_start', 'expectedReleaseOn') : null,
      data.sentenceEndsOn < data.expectedReleaseOn ? reject('ends_before_start', 'sentenceEndsOn') : null,
      checkParole(data),
      checkAdultDate(data.markers ?? [], data.turnsAdultOn, today),
      data.markers?.includes('pre_trial') && data.legalBasis === 'conviction'
        ? reject('not_before_conviction', 'legalBasis')
        : null,
      checkDuplicates(data, facts),
    ) ?? accept({ type: 'caseOpened', data })
  );
}

function checkParole({ admittedOn, sentenceEndsOn, paroleEligibleOn }: CommandData['openCase']): Decision | null {
  if (paroleEligibleOn === undefined) return null;
  const isWithin = admittedOn <= paroleEligibleOn && paroleEligibleOn <= sentenceEndsOn;
  return isWithin ? null : reject('ends_before_start', 'paroleEligibleOn');
}

/**
 * Of somebody of this name and birth there is a case already: it is said in words why this is another person. Whoever
 * opens learns the references of their own agency's cases, and of the rest only whom to call.
 */
function checkDuplicates(data: CommandData['openCase'], { duplicates = [], actor }: Facts): Decision | null {
  if (duplicates.length === 0 || data.otherPersonReasons) return null;
  const isOwn = ({ coordinatingAgencyId }: DuplicateFacts): boolean => coordinatingAgencyId === actor.agencyId;
  const elsewhere = duplicates.filter((each) => !isOwn(each)).map((each) => each.coordinatingAgencyId);
  return reject('possible_duplicate', 'otherPersonReasons', {
    references: duplicates.filter(isOwn).map(({ reference }) => reference),
    agencyIds: [...new Set(elsewhere)],
  });
}

/** Referral and immediate screening: the phases `referred` and `intake`. */
export const referralCommands: CommandRules<'acceptReferral' | 'recordScreening'> = {
  acceptReferral: {
    during: ['referred'],
    decide: (kase, { criteria, reasons }, { actor, programme }) =>
      firstOf(checkApart([actor.personId, kase.referredById]), checkCriteria(criteria, programme)) ??
      accept({ type: 'referralAccepted', data: { reasons, ...(criteria.length > 0 && { criteria }) } }),
  },
  recordScreening: {
    during: ['intake'],
    decide: (kase, { findings, notes }, { programme }) => {
      const known = screeningsOf(kase, programme).map(({ code }) => code);
      const unknown = Object.keys(findings).find((area) => !known.includes(area));
      if (unknown !== undefined) return reject('unknown_code', `findings.${unknown}`, { known });
      if (Object.keys(findings).length === 0) return reject('nothing_changed', 'findings');
      return accept({ type: 'screeningRecorded', data: { findings, ...(notes && { notes }) } });
    },
  },
};

/** Each of the programme's inclusion criteria is met; one that it does not have cannot be (domain.md, `referred`). */
function checkCriteria(met: readonly string[], { inclusionCriteria }: Programme): Decision | null {
  const unknown = met.findIndex((code) => !inclusionCriteria.includes(code));
  if (unknown >= 0) return reject('unknown_code', `criteria.${unknown}`, { known: inclusionCriteria });
  const missing = inclusionCriteria.filter((code) => !met.includes(code));
  return missing.length > 0 ? reject('criteria_not_met', 'criteria', { missing }) : null;
}

export const referralEvents: Reducers<'caseOpened' | 'referralAccepted' | 'screeningRecorded'> = {
  caseOpened: (_none, { data, at, streamId }) => ({
    ...emptyCustody,
    markers: distinctMarkers(data.markers ?? []),
    turnsAdultOn: data.markers?.includes('juvenile') ? (data.turnsAdultOn ?? null) : null,
    paroleEligibleOn: data.paroleEligibleOn ?? null,
    caseId: streamId,
    reference: data.reference,
    alias: data.alias,
    personRef: data.personRef,
    programme: data.programme,
    openedAt: at,
    coordinatingAgencyId: data.coordinatingAgencyId,
    referringAgencyId: data.referringAgencyId,
    referredById: data.referredById,
    facilityId: data.facilityId,
    legalBasis: data.legalBasis,
    admittedOn: data.admittedOn,
    expectedReleaseOn: data.expectedReleaseOn,
    sentenceEndsOn: data.sentenceEndsOn,
    phase: 'referred',
    phaseSince: at,
    phasePaused: 0,
    phaseTargetPassed: false,
    functions: { lead_coordinator: data.leadCoordinatorId },
    suspended: null,
    diedOn: null,
    referralAcceptedBy: null,
    screening: {},
    assessments: [],
    housing: null,
    plan: null,
    sessions: [],
    reassessment: null,
    programmeCompletedBy: null,
    preRelease: { fellDue: false, startedBy: null, confirmed: {} },
    release: null,
    contacts: null,
    aftercareChoice: null,
    closingStartedBy: null,
    outcome: null,
    tasks: {},
  }),
  referralAccepted: (kase, { actorId }) => ({ ...kase, referralAcceptedBy: actorId }),
  screeningRecorded: (kase, { data }) => ({ ...kase, screening: { ...kase.screening, ...data.findings } }),
};

/** The screenings that are required of this person and that nobody has made; one that found "unknown" is made. */
export function unscreened(kase: CaseState, { screenings }: Pick<Programme, 'screenings'>): Programme['screenings'] {
  return screeningsOf(kase, { screenings }).filter(({ code }) => !Object.hasOwn(kase.screening, code));
}

/** The screenings that are required of somebody with these markers. */
export function screeningsOf(
  { markers }: Pick<CaseState, 'markers'>,
  { screenings }: Pick<Programme, 'screenings'>,
): Programme['screenings'] {
  return screenings.filter(({ of }) => of.length === 0 || of.some((marker) => markers.includes(marker)));
}
