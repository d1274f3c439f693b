import { answer, give, say, type Act, type Acts, type Body, type Extra } from '../act';
import { incentive, incident } from '../bodies';
import { timeIn, trackId, type Seen } from '../seen';
import { assessed } from './assessing';

/** The session that was planned last. */
export function lastSession({ kase }: Pick<Seen, 'kase'>): string {
  return kase.sessions?.at(-1)?.sessionId ?? 'none';
}

/** A session of an hour with the psychologist, a week from now unless something else is said. */
export function planned(
  changes: Partial<Body<'planSession'>> | ((seen: Seen) => Partial<Body<'planSession'>>) = {},
): Act {
  return give('coordinator', 'planSession', (seen) => {
    const more = typeof changes === 'function' ? changes(seen) : changes;
    return {
      trackId: more.trackId ?? trackId(seen),
      specialistId: seen.cast.psychologist,
      startsAt: timeIn(seen, 'P7D'),
      minutes: 60,
      placeCode: 'room_a',
      ...more,
    };
  });
}

/** The specialist accepts the session that was planned last. */
const invitationAccepted: Act = answer('session_invitation', 'accept', {}, lastSession);

export function reported(word: 'held' | 'not_held' = 'held', extra: Extra = {}): Act {
  return answer('session_report', word, extra);
}

/** Two sessions: next week's is accepted, that of the week after is asked for. */
export const withSessions: Acts = [
  planned(),
  invitationAccepted,
  planned((seen) => ({ startsAt: timeIn(seen, 'P14D') })),
];

export function happened(changes: Partial<Body<'recordIncident'>> = {}): Act {
  return give('coordinator', 'recordIncident', incident(changes));
}

/** After an incident the chair found that group activities and privileges are suspended. */
export const activitiesSuspended: Acts = [
  happened(),
  answer('suspension_proposal', 'suspend', { narrative: say('Until the conference has looked at it.') }),
];

export function proposed(changes: Partial<Body<'proposeIncentive'>> = {}): Act {
  return give('coordinator', 'proposeIncentive', ({ cast }) => incentive(changes, cast));
}

/** Proposed, and granted by a person who holds no session. */
export const granted = (changes: Partial<Body<'proposeIncentive'>> = {}): Acts => [
  proposed(changes),
  answer('incentive_decision', 'grant', { narrative: say('Earned by coming.') }),
];

/** The chair finds the programme complete. */
export const foundComplete: Act = answer('review_decision', 'complete', {
  narrative: say('The objectives are reached as far as custody allows; preparation of the release may begin.'),
});

/** The reassessment was reviewed, and the chair found the programme complete. */
export const completed: Acts = [...assessed(), foundComplete];

export const suspendedForHospital: Act = give('coordinator', 'suspendCase', { reasonCode: 'hospital' });

export const challenged: Act = give('coordinator', 'recordChallenge', ({ cast }) => ({
  of: 'classification',
  grounds: say('Says that he carried messages and never gave an order.'),
  reviewerId: cast.independent,
}));
