import { type ReleaseConfirmer, releaseConfirmers } from '../../shared/domain/areas/release/contract';
import { answer, forEach, give, reasons, say, where, type Act, type Acts, type Body } from '../act';
import { confirmersOf, parole, sentenceCompleted } from '../bodies';
import { dateIn, isRequired } from '../seen';

export type Branch = 'parole' | 'sentence_completed';

/** The four who confirm are asked. */
export const confirmationsRequested: Act = give('coordinator', 'requestReleaseConfirmations', ({ cast }) =>
  confirmersOf(cast),
);

/** Who is asked confirms: all four, or those with these functions. */
export function confirmed(...as: readonly ReleaseConfirmer[]): Act {
  const narrative = say('Housing and a first appointment are arranged; nothing stands against the release.');
  return forEach(
    () => (as.length > 0 ? as : releaseConfirmers),
    (about) => answer('release_confirmation', 'confirm', { narrative }, about),
  );
}

export const releaseConfirmed: Acts = [confirmationsRequested, confirmed()];

/** The custodian attests that sealed entries were considered, whether there are any or not. */
export const attested: Act = where(
  isRequired('intelligence_attestation'),
  answer('intelligence_attestation', 'attest', { narrative: say('All that I hold was considered.') }),
);

/** The decision of the outside authority, made today, of a release in two weeks unless another day is said. */
export function decided(
  branch: Branch,
  changes: Partial<Body<'recordReleaseDecision'>> = {},
  { on = 'P14D', supervisedFor = 'P1Y' } = {},
): Act {
  return give('coordinator', 'recordReleaseDecision', (seen) => {
    const [today, day] = [dateIn(seen, 'P0D'), dateIn(seen, on)];
    const decision =
      branch === 'parole'
        ? parole(today, day, dateIn(seen, supervisedFor), seen.cast)
        : sentenceCompleted(today, day, seen.cast);
    return { ...decision, ...changes };
  });
}

/** Both sides confirm the hand-over. */
export const handedOver = [answer('handover_sending', 'confirm'), answer('handover_acceptance', 'confirm')] as const;

export const contactMade: Act = answer('contact_report', 'made');

export const closingStarted: Act = give('coordinator', 'startClosing', {
  reasons: say('Lives on his own feet and asks for no more contacts.'),
});

export const caseClosed: Act = give('chair', 'closeCase', { outcomeCode: 'completed_aim_achieved', reasons });
