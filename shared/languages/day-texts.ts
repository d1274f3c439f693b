import type { Conference } from '../domain/areas/conferences/contract';
import type { Session } from '../domain/areas/sessions/contract';

type Words<Key extends string> = Readonly<Record<Key, string>>;

/** Texts of sessions, safety and the calendar. */
export interface DayTexts {
  /** The state of a session or a conference. */
  readonly status: Words<(Session | Conference)['status']>;
  /** Whose absence a reason tells. */
  readonly absences: Words<'person' | 'specialist' | 'facility'>;
  readonly elsewhere: string;
  readonly minutes: string;
  readonly sessions: Words<
    | 'coming'
    | 'noneComing'
    | 'later'
    | 'past'
    | 'nonePast'
    | 'earlier'
    | 'series'
    | 'seriesOf'
    | 'next'
    | 'attendance'
    | 'track'
    | 'over'
    | 'held'
    | 'notHeld'
    | 'unreported'
    | 'cancelled'
    | 'reasons'
    | 'ofOver'
    | 'moved'
    | 'movedFrom'
    | 'lapsed'
    | 'concern'
    | 'urgent'
    | 'reviewed'
    | 'notReviewed'
    | 'acknowledged'
    | 'notAcknowledged'
    | 'report'
    | 'move'
    | 'cancel'
  >;
  readonly safety: Words<
    | 'level'
    | 'noLevel'
    | 'setBy'
    | 'risen'
    | 'riskPlan'
    | 'noRiskPlan'
    | 'version'
    | 'noIncidents'
    | 'suspendedNow'
    | 'housing'
    | 'noHousing'
    | 'notSeparated'
    | 'separated'
    | 'expired'
    | 'noPairs'
    | 'otherCase'
    | 'hiddenCase'
    | 'pairEnded'
    | 'noChallenges'
    | 'open'
    | 'restricted'
    | 'noRestricted'
    | 'custodian'
    | 'noCustodian'
    | 'attested'
  >;
  readonly calendar: Words<
    | 'heading'
    | 'views'
    | 'agenda'
    | 'month'
    | 'zone'
    | 'there'
    | 'to'
    | 'none'
    | 'earlier'
    | 'later'
    | 'former'
    | 'following'
    | 'more'
    | 'who'
    | 'mine'
    | 'kase'
    | 'facility'
    | 'chosen'
    | 'from'
    | 'noMonth'
    | 'noDay'
    | 'caption'
  >;
}
