import { screeningAreas, type CommandData, type ScreeningArea } from '../commands';
import { checkApart, checkCoordinator, checkPerson } from '../people';
import { accept, firstOf, reject, type CommandRules, type Reducers } from '../rules';
import type { CaseState } from '../state';
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
    decide: (_kase, { findings, notes }) =>
      screeningAreas.some((area) => findings[area])
        ? accept({ type: 'screeningRecorded', data: { findings, ...(notes && { notes }) } })
        : reject('nothing_changed', 'findings'),
  },
};

export const referralEvents: Reducers<'caseOpened' | 'referralAccepted' | 'screeningRecorded'> = {
  caseOpened: (_none, { data, at, streamId }) => ({
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

/** The areas that nobody has screened yet; one screened with "unknown" is screened. */
export function unscreened(kase: CaseState): readonly ScreeningArea[] {
  return screeningAreas.filter((area) => !kase.screening[area]);
}
