import { answer, step, text, type Steps } from './step';

/** The four confirmations are requested. */
export function confirmationsRequested(daysAgo: number, coordinator: string): Steps {
  return [
    step(daysAgo, coordinator, 'requestReleaseConfirmations', {
      chairId: 'chair',
      policeLeadId: 'police',
      probationLeadId: 'probation',
      aftercareLeadId: 'aftercare',
    }),
  ];
}

export function confirmed(daysAgo: number, ...as: readonly string[]): Steps {
  const narrative = text('Housing and a first appointment are arranged; nothing stands against the release.');
  return as.map((about) => answer(daysAgo, 'release_confirmation', 'confirm', { narrative }, about));
}

/** The custodian attests that sealed entries, if any, were considered. */
export function attested(daysAgo: number, coordinator: string): Steps {
  return [
    step(daysAgo + 1, coordinator, 'appoint', { function: 'custodian', personId: 'police' }),
    answer(daysAgo, 'intelligence_attestation', 'attest', { narrative: text('All that I hold was considered.') }),
  ];
}

export const allConfirmers = ['chair', 'police_lead', 'probation_lead', 'aftercare_lead'] as const;

interface Release {
  readonly decided: number;
  readonly decidedOn: string;
  readonly released: number;
  readonly releaseOn: string;
  /** For a release on parole. */
  readonly supervisionEndsOn?: string;
}

/** The decision of the outside authority, and the hand-over confirmed by both sides before the day itself. */
export function released(coordinator: string, release: Release): Steps {
  const { decided, decidedOn, releaseOn, supervisionEndsOn } = release;
  const common = { decidedOn, releaseOn, senderId: 'facilityManager' };
  return [
    step(decided, coordinator, 'recordReleaseDecision', {
      ...common,
      ...(supervisionEndsOn === undefined
        ? {
            kind: 'sentence_completed',
            authority: 'prison_authority',
            aftercareLeadId: 'aftercare',
            reasons: text('The sentence has been served in full.'),
          }
        : {
            kind: 'parole',
            authority: 'parole_board',
            supervisingOfficerId: 'probation',
            supervisionEndsOn,
            conditions: [text('Lives at the agreed address.'), text('Sees the supervising officer every week.')],
            reasons: text('The board finds that supervision in the community is enough.'),
          }),
    }),
    answer(release.released + 2, 'handover_sending', 'confirm'),
    answer(release.released + 1, 'handover_acceptance', 'confirm'),
  ];
}

/** Contacts that took place, on these days. */
export function contacted(...days: readonly number[]): Steps {
  return days.map((daysAgo) => answer(daysAgo, 'contact_report', 'made'));
}
