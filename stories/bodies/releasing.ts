import { say, type Body } from '../act';
import { cast as own, type Cast } from '../people';

/** The four who confirm a release. */
export function confirmersOf(cast: Cast): Body<'requestReleaseConfirmations'> {
  return {
    chairId: cast.chair,
    policeLeadId: cast.policeLead,
    probationLeadId: cast.probationLead,
    aftercareLeadId: cast.aftercareLead,
  };
}

export const confirmers = confirmersOf(own);

/** Released on parole: conditions, an end, an officer. */
export function parole(
  decidedOn: string,
  releaseOn: string,
  supervisionEndsOn: string,
  { supervisingOfficer, sender, aftercareLead }: Cast = own,
): Body<'recordReleaseDecision'> {
  return {
    kind: 'parole',
    authority: 'parole_board',
    decidedOn,
    releaseOn,
    reasons: say('The board finds that supervision in the community is enough.'),
    conditions: [say('Lives at the agreed address.'), say('Sees the supervising officer every week.')],
    supervisionEndsOn,
    supervisingOfficerId: supervisingOfficer,
    senderId: sender,
    aftercareLeadId: aftercareLead,
  };
}

/** The whole sentence was served: nothing is supervised, help is offered. */
export function sentenceCompleted(
  decidedOn: string,
  releaseOn: string,
  { sender, aftercareLead }: Cast = own,
): Body<'recordReleaseDecision'> {
  return {
    kind: 'sentence_completed',
    authority: 'prison_authority',
    decidedOn,
    releaseOn,
    reasons: say('The sentence has been served in full.'),
    senderId: sender,
    aftercareLeadId: aftercareLead,
  };
}
