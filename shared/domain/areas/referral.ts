import type { CommandData } from '../commands';
import { checkApart, checkCoordinator, checkPerson } from '../people';
import { accept, firstOf, reject, type CommandRules, type Reducers } from '../rules';
import { emptyCustody, type CaseState } from '../state';
import type { Programme } from '../../programme/schema';
import { civilDate } from '../time';
import type { Decision, Facts } from '../kernel-types';

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
    ) ?? accept({ type: 'caseOpened', data })
  );
}

/** Referral and immediate screening: the phases `referred` and `intake`. */
export const referralCommands: CommandRules<'acceptReferral' | 'recordScreening'> = {
  acceptReferral: {
    during: ['referred'],
    decide: (kase, { reasons }, { actor }) =>
      checkApart([actor.personId, kase.referredById]) ?? accept({ type: 'referralAccepted', data: { reasons } }),
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

export const referralEvents: Reducers<'caseOpened' | 'referralAccepted' | 'screeningRecorded'> = {
  caseOpened: (_none, { data, at, streamId }) => ({
    ...emptyCustody,
    markers: data.markers ?? [],
    turnsAdultOn: data.turnsAdultOn ?? null,
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
