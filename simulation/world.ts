import { reasons, type Body, type Deed, type Steering } from '../stories/act';
import { usually } from '../stories/commands';
import { dateIn } from '../stories/seen';
import * as steps from '../stories/steps';
import { day, daysLong, momentIn, type Play } from './play';
import type { Random } from '../stories/random';
import { deed, draftPlan } from './towards';

/** Something that comes upon a case from outside, this often a year. */
interface Happening {
  readonly timesAYear: number;
  readonly give: (play: Play) => Deed | null;
}

/** A command of the world, with random data; null if it makes no sense. */
function comes<K extends Steering>(
  timesAYear: number,
  name: K,
  changes: (play: Play) => Partial<Body<K>> | null = () => ({}),
): Happening {
  return {
    timesAYear,
    give: (play) => {
      const changed = changes(play);
      return changed && usually(name, play, changed);
    },
  };
}

/** Things that happen to people, and things that they do unasked. */
const happenings: Readonly<Record<string, Happening>> = {
  incident: comes(0.7, 'recordIncident', ({ random, programme: { incidents } }) => ({
    kind: random.pick(incidents.kinds),
    severity: random.pick(incidents.severities),
  })),
  information: comes(0.3, 'recordNewInformation'),
  sealed: {
    timesAYear: 0.2,
    give: (play) =>
      play.kase.functions.custodian
        ? usually('recordRestrictedEntry', play)
        : deed(steps.appointed('custodian', 'custodian'), play),
  },
  resumed: comes(3, 'resumeActivities', ({ kase }) => (kase.activitiesSuspended ? {} : null)),
  dates: comes(0.4, 'changeDates', (play) => {
    const { random, programme, kase } = play;
    const moved = dateIn(play, daysLong(Math.max(20, random.between(-200, 200) + daysLeft(play))));
    return {
      expectedReleaseOn: moved,
      ...(moved > kase.sentenceEndsOn && { sentenceEndsOn: moved }),
      reasonCode: random.pick(programme.reasons.datesChanged),
    };
  }),
  withdrawal: {
    timesAYear: 0.25,
    give: (play) => {
      const given = Object.entries(play.kase.consents).find(([, { state }]) => state === 'given')?.[0];
      return given === undefined ? null : deed(steps.asked(given, 'withdrawn'), play);
    },
  },
  unsuitable: comes(0.1, 'recordSuitability', (play) => ({ nextScreeningOn: dateIn(play, 'P60D') })),
  suspension: comes(0.15, 'suspendCase', ({ random, programme }) => ({
    reasonCode: random.pick(programme.reasons.suspended),
  })),
  challenge: comes(0.2, 'recordChallenge', ({ random }) => ({
    of: random.pick(['assessment', 'classification'] as const),
  })),
  incentive: comes(1.5, 'proposeIncentive', ({ random, programme }) => ({
    kind: random.pick(programme.incentives.kinds),
    milestone: { kind: random.pick(['attendance', 'conduct'] as const) },
  })),
  revoked: comes(0.3, 'revokeIncentive', ({ kase, random, programme }) => {
    const granted = kase.incentives.find(({ status }) => status === 'granted');
    const reasonCode = random.pick(programme.reasons.incentiveRevoked);
    return granted ? { incentiveId: granted.incentiveId, reasonCode } : null;
  }),
  keptApart: comes(0.1, 'recordKeepApart'),
  togetherAgain: comes(0.5, 'endKeepApart', ({ kase }) => (kase.keepApart.length > 0 ? {} : null)),
  markers: comes(0.1, 'setMarkers', ({ kase: { markers, turnsAdultOn } }) => {
    const others = markers.filter((marker) => marker !== 'returnee');
    return {
      markers: others.length < markers.length ? others : [...others, 'returnee' as const],
      ...(turnsAdultOn !== null && { turnsAdultOn }),
    };
  }),
  conferenceCancelled: comes(1, 'cancelConference', ({ kase, random, programme }) => {
    const called = kase.conferences.find(({ status }) => status === 'called');
    const reasonCode = random.pick(programme.reasons.conferenceCancelled);
    return called ? { conferenceId: called.conferenceId, reasonCode } : null;
  }),
  correction: comes(0.3, 'correctEntry', ({ openingEntry, random }) =>
    openingEntry === undefined ? null : { reasonCode: random.pick(['mistaken', 'incomplete'] as const) },
  ),
  conflict: comes(0.05, 'recordConflict', () => ({ reasonCode: 'other' })),
  wayBack: comes(0.1, 'goBack', ({ random }) => ({
    to: random.pick(['assessing', 'classifying', 'planning'] as const),
  })),
  conviction: comes(1, 'recordConviction', ({ kase }) => (kase.markers.includes('pre_trial') ? {} : null)),
  moved: {
    timesAYear: 2,
    give: (play) => {
      const { kase, random, now, programme } = play;
      const session = kase.sessions.find(({ startsAt, status }) => startsAt > now && status !== 'cancelled');
      if (!session) return null;
      const change = { sessionId: session.sessionId, reasonCode: random.pick(programme.reasons.sessionCancelled) };
      return random.chance(0.5)
        ? usually('cancelSession', play, change)
        : usually('rescheduleSession', play, { ...change, startsAt: momentIn(play, 15) });
    },
  },
  concern: comes(0.2, 'setLevelOfConcern', ({ random }) => ({
    level: random.pick(['low', 'medium', 'high'] as const),
  })),
  redraft: { timesAYear: 0.1, give: (play) => deed(draftPlan(play), play) },
  released: {
    timesAYear: 0.05,
    give: (play) =>
      deed(steps.decided('sentence_completed', { authority: 'court', waiver: reasons }, { on: 'P2D' }), play),
  },
  closing: comes(0.03, 'startClosing'),
  death: comes(0.008, 'recordDeath'),
};

/** When each of these comes for the first time, in days from the beginning. */
export function firstOccurrences(random: Random): Map<string, number> {
  return new Map(Object.entries(happenings).map(([name, { timesAYear }]) => [name, random.daysUntil(timesAYear)]));
}

export function nextOccurrence(name: string, random: Random): number {
  return random.daysUntil(happenings[name]?.timesAYear ?? 0.01);
}

export function happening(name: string, play: Play): Deed | null {
  return happenings[name]?.give(play) ?? null;
}

function daysLeft({ kase, now }: Play): number {
  return (Date.parse(`${kase.expectedReleaseOn}T00:00:00Z`) - Date.parse(now)) / day;
}
