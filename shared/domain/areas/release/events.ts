import { type Area } from '../../kernel/area';
import { documented, established, judged, observed } from '../../kernel/provenance';
import { changeRelease, confirmationsKept, expectedOn, receiverOf, receivingFunction, releaseMoved } from './rules';

export const rows: Area<'release'>['events'] = {
  preReleaseFellDue: {
    in: 'identity',
    progress: true,
    provenance: established(),
    says: 'Preparation of release fell due',
    reduce: (kase) => ({ ...kase, preRelease: { ...kase.preRelease, fellDue: true } }),
  },
  preReleaseStarted: {
    in: 'identity',
    progress: true,
    provenance: judged(),
    says: 'Preparation of release started',
    reduce: (kase, { actorId }) => ({ ...kase, preRelease: { ...kase.preRelease, startedBy: actorId } }),
  },
  releaseConfirmationsRequested: {
    in: 'identity',
    progress: true,
    provenance: established('staff'),
    says: 'Confirmations for release asked for',
    reduce: (kase, { data }) => ({
      ...kase,
      functions: { ...kase.functions, ...data },
      preRelease: { ...kase.preRelease, confirmed: confirmationsKept(kase, data) },
    }),
  },
  releaseConfirmed: {
    in: 'identity',
    progress: true,
    provenance: judged(),
    says: 'Readiness for release confirmed',
    reduce: (kase, { data, actorId }) => ({
      ...kase,
      preRelease: { ...kase.preRelease, confirmed: { ...kase.preRelease.confirmed, [data.as]: actorId } },
    }),
  },
  releaseRefused: {
    in: 'identity',
    progress: true,
    provenance: judged(),
    says: 'Readiness for release not confirmed',
  },
  releaseDateChanged: {
    in: 'identity',
    progress: true,
    provenance: documented(),
    says: 'Expected release moved',
    reduce: (kase, { data }) => releaseMoved(kase, data.to),
  },
  releaseDecided: {
    in: 'identity',
    provenance: documented(),
    says: 'Decision of the releasing authority recorded',
    reduce: (kase, { data }) => ({
      ...expectedOn(kase, data.releaseOn),
      functions: { ...kase.functions, ...receivingFunction(data) },
      release: {
        kind: data.kind,
        authority: data.authority,
        decidedOn: data.decidedOn,
        releaseOn: data.releaseOn,
        conditions: data.conditions?.length ?? 0,
        supervisionEndsOn: data.supervisionEndsOn ?? null,
        senderId: data.senderId,
        receiverId: receiverOf(kase, data) ?? '',
        waived: kase.phase !== 'release_decision',
        releasedAt: null,
        sentBy: null,
        receivedBy: null,
      },
    }),
  },
  handoverSent: {
    in: 'identity',
    progress: true,
    provenance: observed(),
    says: 'Hand-over sent',
    reduce: (kase, { actorId }) => changeRelease(kase, { sentBy: actorId }),
  },
  handoverReceived: {
    in: 'identity',
    progress: true,
    provenance: observed(),
    says: 'Hand-over received',
    reduce: (kase, { actorId }) => changeRelease(kase, { receivedBy: actorId }),
  },
  personReleased: {
    in: 'identity',
    progress: true,
    provenance: established(),
    says: 'Day of release',
    reduce: (kase, { at }) => ({
      ...changeRelease(kase, { releasedAt: at }),
      segregation: null,
      activitiesSuspended: null,
    }),
  },
};
