import type { Command } from '../shared/domain/commands';
import { dateIn, momentIn, type Play } from './play';
import type { Random } from './random';
import { draftPlan, recordConsent, step } from './towards';

/** Something that comes upon a case from outside, so often a year. */
interface Happening {
  readonly timesAYear: number;
  readonly give: (play: Play) => Command | null;
}

/** What happens to people, and what they do that nobody asked them for. */
const happenings: Readonly<Record<string, Happening>> = {
  incident: {
    timesAYear: 0.7,
    give: (play) =>
      step(play.cast.coordinator, 'recordIncident', {
        kind: play.random.pick(play.programme.incidents.kinds),
        severity: play.random.pick(play.programme.incidents.severities),
        what: play.words(),
      }).command,
  },
  information: {
    timesAYear: 0.3,
    give: (play) => step(play.cast.coordinator, 'recordNewInformation', { what: play.words() }).command,
  },
  sealed: {
    timesAYear: 0.2,
    give: (play) =>
      play.kase.functions.custodian
        ? step(play.kase.functions.custodian, 'recordRestrictedEntry', { what: play.words() }).command
        : step(play.cast.coordinator, 'appoint', { function: 'custodian', personId: play.cast.custodian }).command,
  },
  resumed: {
    timesAYear: 3,
    give: (play) =>
      play.kase.activitiesSuspended
        ? step(play.cast.facilityManager, 'resumeActivities', { reasons: play.words() }).command
        : null,
  },
  dates: {
    timesAYear: 0.4,
    give: (play) => {
      const moved = dateIn(play, Math.max(20, play.random.between(-200, 200) + daysLeft(play)));
      return step(play.cast.coordinator, 'changeDates', {
        expectedReleaseOn: moved,
        ...(moved > play.kase.sentenceEndsOn && { sentenceEndsOn: moved }),
        reasonCode: play.random.pick(play.programme.reasons.datesChanged),
        reasons: play.words(),
      }).command;
    },
  },
  withdrawal: {
    timesAYear: 0.25,
    give: (play) => {
      const given = Object.entries(play.kase.consents).find(([, { state }]) => state === 'given')?.[0];
      return given ? recordConsent(play, given, 'withdrawn').command : null;
    },
  },
  unsuitable: {
    timesAYear: 0.1,
    give: (play) =>
      step(play.cast.chair, 'recordSuitability', {
        suitable: false,
        reasons: play.words(),
        nextScreeningOn: dateIn(play, 60),
      }).command,
  },
  suspension: {
    timesAYear: 0.15,
    give: (play) =>
      step(play.cast.coordinator, 'suspendCase', { reasonCode: play.random.pick(play.programme.reasons.suspended) })
        .command,
  },
  challenge: {
    timesAYear: 0.2,
    give: (play) =>
      step(play.cast.coordinator, 'recordChallenge', {
        of: play.random.pick(['assessment', 'classification'] as const),
        grounds: play.words(),
        reviewerId: play.cast.of.probation[1] ?? '',
      }).command,
  },
  incentive: {
    timesAYear: 1.5,
    give: (play) =>
      step(play.cast.coordinator, 'proposeIncentive', {
        kind: play.random.pick(play.programme.incentives.kinds),
        milestone: { kind: play.random.pick(['attendance', 'conduct'] as const) },
        reasons: play.words(),
        granterId: play.cast.facilityManager,
      }).command,
  },
  revoked: {
    timesAYear: 0.3,
    give: (play) => {
      const granted = play.kase.incentives.find(({ status }) => status === 'granted');
      return granted
        ? step(play.cast.facilityManager, 'revokeIncentive', {
            incentiveId: granted.incentiveId,
            reasonCode: play.random.pick(play.programme.reasons.incentiveRevoked),
            reasons: play.words(),
          }).command
        : null;
    },
  },
  keptApart: {
    timesAYear: 0.1,
    give: (play) =>
      step(play.cast.coordinator, 'recordKeepApart', {
        otherCaseId: 'other-case',
        reasonCode: 'threat',
        reasons: play.words(),
      }).command,
  },
  togetherAgain: {
    timesAYear: 0.5,
    give: (play) => {
      const pair = play.kase.keepApart[0];
      return pair
        ? step(play.cast.coordinator, 'endKeepApart', { pairId: pair.pairId, reasons: play.words() }).command
        : null;
    },
  },
  markers: {
    timesAYear: 0.1,
    give: (play) => {
      const { markers, turnsAdultOn } = play.kase;
      const others = markers.filter((marker) => marker !== 'returnee');
      return step(play.cast.coordinator, 'setMarkers', {
        markers: others.length < markers.length ? others : [...others, 'returnee'],
        ...(turnsAdultOn !== null && { turnsAdultOn }),
        reasons: play.words(),
      }).command;
    },
  },
  conferenceCancelled: {
    timesAYear: 1,
    give: (play) => {
      const called = play.kase.conferences.find(({ status }) => status === 'called');
      return called
        ? step(play.cast.coordinator, 'cancelConference', {
            conferenceId: called.conferenceId,
            reasonCode: play.random.pick(play.programme.reasons.conferenceCancelled),
          }).command
        : null;
    },
  },
  correction: {
    timesAYear: 0.3,
    give: (play) => {
      const entry = play.anEntry();
      return entry
        ? step(play.cast.coordinator, 'correctEntry', {
            entryId: entry.entryId,
            reasonCode: play.random.pick(['mistaken', 'incomplete'] as const),
            correction: play.words(),
          }).command
        : null;
    },
  },
  conflict: {
    timesAYear: 0.05,
    give: (play) =>
      step(play.cast.coordinator, 'recordConflict', { personId: play.cast.of.scholar[0] ?? '', reasonCode: 'other' })
        .command,
  },
  wayBack: {
    timesAYear: 0.1,
    give: (play) =>
      step(play.cast.coordinator, 'goBack', {
        to: play.random.pick(['assessing', 'classifying', 'planning'] as const),
        reasons: play.words(),
      }).command,
  },
  conviction: {
    timesAYear: 1,
    give: (play) =>
      play.kase.markers.includes('pre_trial')
        ? step(play.cast.coordinator, 'recordConviction', { convictedOn: dateIn(play, 0) }).command
        : null,
  },
  moved: {
    timesAYear: 2,
    give: (play) => {
      const session = play.kase.sessions.find(({ startsAt, status }) => startsAt > play.now && status !== 'cancelled');
      if (!session) return null;
      const { sessionId } = session;
      const reasonCode = play.random.pick(play.programme.reasons.sessionCancelled);
      return play.random.chance(0.5)
        ? step(play.cast.coordinator, 'cancelSession', { sessionId, reasonCode }).command
        : step(play.cast.coordinator, 'rescheduleSession', { sessionId, startsAt: momentIn(play, 15), reasonCode })
            .command;
    },
  },
  concern: {
    timesAYear: 0.2,
    give: (play) =>
      play.kase.functions.assessor
        ? step(play.kase.functions.assessor, 'setLevelOfConcern', {
            level: play.random.pick(['low', 'medium', 'high'] as const),
            reasons: play.words(),
          }).command
        : null,
  },
  redraft: { timesAYear: 0.1, give: (play) => draftPlan(play).command },
  released: {
    timesAYear: 0.05,
    give: (play) => {
      const { kase, cast, words } = play;
      return step(cast.coordinator, 'recordReleaseDecision', {
        kind: 'sentence_completed',
        authority: 'court',
        decidedOn: dateIn(play, 0),
        releaseOn: dateIn(play, 2),
        reasons: words(),
        waiver: words(),
        senderId: cast.facilityManager,
        aftercareLeadId: kase.functions.aftercare_lead ?? cast.aftercare,
      }).command;
    },
  },
  closing: {
    timesAYear: 0.03,
    give: (play) => step(play.cast.coordinator, 'startClosing', { reasons: play.words() }).command,
  },
  death: {
    timesAYear: 0.008,
    give: (play) => step(play.cast.facilityManager, 'recordDeath', { diedOn: dateIn(play, 0) }).command,
  },
};

/** When each of these comes for the first time, in days from the beginning. */
export function firstOccurrences(random: Random): Map<string, number> {
  return new Map(Object.entries(happenings).map(([name, { timesAYear }]) => [name, random.daysUntil(timesAYear)]));
}

export function nextOccurrence(name: string, random: Random): number {
  return random.daysUntil(happenings[name]?.timesAYear ?? 0.01);
}

export function happening(name: string, play: Play): Command | null {
  return happenings[name]?.give(play) ?? null;
}

function daysLeft({ kase, now }: Play): number {
  return (Date.parse(`${kase.expectedReleaseOn}T00:00:00Z`) - Date.parse(now)) / 86_400_000;
}
