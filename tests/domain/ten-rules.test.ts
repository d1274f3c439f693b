import type { EventType } from '../../shared/domain/events';
import { voluntarySessions } from '../../shared/domain/engagement';
import type { CaseState, Session } from '../../shared/domain/state';
import { lives, type Step } from './builders/lives';

const all = lives(120, 1870);
const steps = all.flatMap((life) => life.steps);

type Happened<T extends EventType> = Extract<Step['events'][number], { type: T }>;

/** Every event of a type, with the step that it happened in. */
function eachOf<T extends EventType>(type: T): readonly { readonly step: Step; readonly event: Happened<T> }[] {
  return steps.flatMap((step) =>
    step.events.flatMap((event) => (event.type === type ? [{ step, event: event as Happened<T> }] : [])),
  );
}

/** Nothing is wrong with any of some things, of which there are enough to say so. */
function hold<T extends { readonly step: Step }>(things: readonly T[], wrong: (thing: T) => unknown): void {
  expect(things.length).toBeGreaterThan(0);
  for (const thing of things) {
    const found = wrong(thing);
    if (found) expect({ of: thing.step.of, found }).toBeNull();
  }
}
const everyStep = steps.map((step) => ({ step }));

/** What time brings about by itself: it says that a day has come, asks, reminds and takes back, and decides nothing. */
const broughtByTime: readonly EventType[] = [
  'phaseTargetPassed',
  'housingReviewFellDue',
  'sessionReportFellDue',
  'reassessmentFellDue',
  'preReleaseFellDue',
  'contactFellDue',
  'contactScheduleEnded',
  'contactsStarted',
  'segregationAlarmed',
  'conferenceRecordFellDue',
  'conferenceFellDue',
  'riskPlanReviewFellDue',
  'objectiveReviewFellDue',
  'consentOfferFellDue',
  'suitabilityScreeningFellDue',
  'adulthoodReached',
  'taskAsked',
  'taskWithdrawn',
  'rungReached',
];

describe('1. the system coordinates and records, and never decides', () => {
  it('what time brings about only tells, asks, reminds and takes back', () => {
    const byTime = all.flatMap(({ log }) => log).filter(({ actorId }) => actorId === 'service');
    // On the day that an authority has named, the person walks out, whoever is looking.
    const ofRelease: readonly EventType[] = [
      'personReleased',
      'phaseEntered',
      'sessionCancelled',
      'conferenceCancelled',
    ];
    const others = byTime.filter(({ type }) => ![...broughtByTime, ...ofRelease].includes(type));
    expect(others).toEqual([]);
  });

  it('every gate and every decision has a named person behind it', () => {
    const decisions: readonly EventType[] = [
      ...(['referralAccepted', 'assessmentApproved', 'housingDecided', 'planApproved'] as const),
      ...(['reviewDecided', 'releaseConfirmed', 'releaseDecided', 'caseClosed', 'consentRecorded'] as const),
      ...(['incentiveGranted', 'incentiveRefused', 'activitiesSuspended', 'challengeDecided'] as const),
      ...(['intelligenceAttested', 'levelOfConcernSet', 'wentBack'] as const),
    ];
    const taken = all.flatMap(({ log }) => log).filter(({ type }) => decisions.includes(type));
    expect(new Set(taken.map(({ type }) => type))).toEqual(new Set(decisions));
    expect(taken.filter(({ actorId }) => actorId === 'service')).toEqual([]);
  });

  it('no phase is entered but by an act of a person that completes its gate, or on a day that an authority has set', () => {
    hold(eachOf('phaseEntered'), ({ step, event }) => {
      if (event.actorId !== 'service') return step.refusal === null && event.actorId === step.by ? null : event;
      // The day of release, and the end of supervision after which the person has said what follows.
      const days: readonly EventType[] = ['personReleased', 'contactScheduleEnded'];
      return step.events.some(({ type }) => days.includes(type)) ? null : event;
    });
  });
});

it('2. every item of a conference ends as an action that somebody is asked for, a decision or “no action” with its reason', () => {
  hold(eachOf('conferenceHeld'), ({ step, event: { data } }) => {
    const actions = data.items.filter(({ disposition }) => disposition.kind === 'action');
    const asked = step.events.filter((event) => event.type === 'taskAsked' && event.data.kind === 'action');
    if (data.items.length === 0 || asked.length !== actions.length) return data.items;
    const decided = data.items.some(({ disposition }) => disposition.kind === 'decision');
    return decided && data.lacking.length > 0 ? 'decided without its quorum' : null;
  });
});

describe('3. silence is never consent or approval', () => {
  it('a task is answered by whom it is asked of, and by no passing of time', () => {
    hold(eachOf('taskAnswered'), ({ step, event }) => {
      const task = step.kase.tasks[event.data.taskId];
      if (event.actorId !== step.by || step.command.name !== 'answerTask') return event;
      return task && task.answeredBy !== event.actorId ? task : null;
    });
  });

  it('no consent comes about without being told', () => {
    hold(everyStep, ({ step: { before, kase, command } }) => {
      const given = Object.keys(kase.consents).filter(
        (purpose) => kase.consents[purpose]?.state === 'given' && before.consents[purpose]?.state !== 'given',
      );
      return given.length > 0 && command.name !== 'recordConsent' ? given : null;
    });
  });
});

it('6. unknown is never low: it makes no concern rise or fall, and what was left unrated is counted as such', () => {
  hold(eachOf('levelOfConcernSet'), ({ step: { kase }, event: { data } }) => {
    const isKnown = data.level !== 'not_rated' && data.former !== 'not_rated' && data.former !== null;
    return !isKnown && kase.concern?.level === data.level && kase.concern.hasRisen ? data : null;
  });
  hold(eachOf('assessmentSubmitted'), ({ event: { data } }) => {
    const unrated = data.form.ratings.filter(({ level }) => level === 'not_rated');
    return data.unrated === unrated.length && unrated.every(({ evidence }) => evidence) ? null : data;
  });
});

describe('8. refusal and withdrawal are normal states', () => {
  const isVoluntary = (
    kase: CaseState,
    { trackId }: Pick<Session, 'trackId'>,
    { programme }: Step['facts'],
  ): boolean => {
    const code = kase.plan?.tracks.find((track) => track.trackId === trackId)?.code;
    return programme.tracks.find((track) => track.code === code)?.voluntary === true;
  };

  it('no voluntary session is planned without consent', () => {
    hold(eachOf('sessionPlanned'), ({ step: { before, facts }, event: { data } }) => {
      if (!isVoluntary(before, data, facts)) return null;
      const lacking = voluntarySessions(facts.programme).filter((code) => before.consents[code]?.state !== 'given');
      return lacking.length > 0 || before.unsuitable ? data : null;
    });
  });

  it('no voluntary session is left open once consent was refused or withdrawn, or somebody is not suitable now', () => {
    hold(everyStep, ({ step: { kase, facts } }) => {
      const states = voluntarySessions(facts.programme).map((code) => kase.consents[code]?.state);
      if (!states.includes('refused') && !states.includes('withdrawn') && !kase.unsuitable) return null;
      return kase.sessions.find(
        (session) => ['planned', 'invited', 'accepted'].includes(session.status) && isVoluntary(kase, session, facts),
      );
    });
  });
});

it('9. dates move, and what is relative to them is told as it lay and as it lies', () => {
  hold(eachOf('datesChanged'), ({ event: { data } }) => {
    const same = data.deadlines.find(({ from, to }) => from === to);
    return same ?? (data.changes.length === 0 ? data : null);
  });
});

describe('nobody stands on both sides of a gate', () => {
  it('chair and coordinator, assessor and reviewer, author and approver, sender and receiver are different people', () => {
    hold(everyStep, ({ step: { kase } }) => {
      const { chair, lead_coordinator: lead, assessor } = kase.functions;
      const pairs = [
        [chair, lead],
        [chair, assessor],
        ...kase.assessments.flatMap(({ assessorId, secondAssessorId, moderatorId, reviewerId }) => [
          [reviewerId, assessorId],
          [reviewerId, secondAssessorId],
          [reviewerId, moderatorId],
          [assessorId, secondAssessorId],
        ]),
        ...(kase.plan?.status === 'draft' ? [] : [[kase.plan?.authorId, kase.plan?.chairId]]),
        [kase.release?.senderId, kase.release?.receiverId],
      ];
      return pairs.find(([one, other]) => one !== undefined && one === other);
    });
  });

  it('each confirms a release for one side only', () => {
    hold(everyStep, ({ step: { kase } }) => {
      const confirmed = Object.values(kase.preRelease.confirmed);
      return new Set(confirmed).size < confirmed.length ? confirmed : null;
    });
  });

  it('whoever runs the sessions grants nothing, nor whoever proposed it', () => {
    hold(eachOf('incentiveGranted'), ({ step: { before }, event }) => {
      const incentive = before.incentives.find(({ incentiveId }) => incentiveId === event.data.incentiveId);
      const ran = before.sessions.filter(({ status }) => ['accepted', 'report_due', 'held'].includes(status));
      return event.actorId === incentive?.proposedBy || ran.some(({ specialistId }) => specialistId === event.actorId)
        ? event
        : null;
    });
  });

  it('whoever decides on a challenge had no part in what is challenged', () => {
    hold(eachOf('challengeDecided'), ({ step: { before }, event: { actorId } }) => {
      const { chair, lead_coordinator: lead } = before.functions;
      const latest = before.assessments.at(-1);
      const parts = [chair, lead, before.housing?.decidedBy, latest?.assessorId, latest?.reviewerId];
      return parts.includes(actorId) ? parts : null;
    });
  });
});
