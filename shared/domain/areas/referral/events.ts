import { type Area } from '../../kernel/area';
import { documented, judged } from '../../kernel/provenance';
import { distinctMarkers } from '../person/rules';

export const rows: Area<'referral'>['events'] = {
  caseOpened: {
    in: 'identity',
    provenance: documented(),
    begins: ({ data, at, streamId }) => ({
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
    }),
  },
  referralAccepted: {
    in: 'identity',
    progress: true,
    provenance: judged(),
    reduce: (kase, { actorId }) => ({ ...kase, referralAcceptedBy: actorId }),
  },
  screeningRecorded: {
    in: 'assessment',
    provenance: judged(),
    reduce: (kase, { data }) => ({ ...kase, screening: { ...kase.screening, ...data.findings } }),
  },
};
