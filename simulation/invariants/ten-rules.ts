import type { EventType } from '../../shared/domain/case';
import { endOf } from '../../shared/domain/areas/sessions/checks';
import { each, everyDecision, isVoluntary, purposesOfSessions, type Rule } from './rule';

/** Events that time brings about by itself: it marks days, asks, reminds and withdraws, and decides nothing. */
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
/** On the day that an authority has named, the person is released, even if nobody looks. */
const ofRelease: readonly EventType[] = ['personReleased', 'phaseEntered', 'sessionCancelled', 'conferenceCancelled'];

/** Events that always have a named person behind them. */
export const decisions = [
  'referralAccepted',
  'assessmentApproved',
  'housingDecided',
  'planApproved',
  'reviewDecided',
  'releaseConfirmed',
  'releaseDecided',
  'caseClosed',
  'consentRecorded',
  'incentiveGranted',
  'incentiveRefused',
  'activitiesSuspended',
  'challengeDecided',
  'intelligenceAttested',
  'levelOfConcernSet',
  'wentBack',
] as const satisfies readonly EventType[];

/** The rules that nothing may break (domain.md, "Ten rules"), as far as one decision can break them. */
export const tenRules = {
  timeOnlyTells: everyDecision(({ events }) =>
    events.find(({ type, actorId }) => actorId === 'service' && ![...broughtByTime, ...ofRelease].includes(type)),
  ),
  peopleDecide: each(decisions, (event) => (event.actorId === 'service' ? event : null)),
  gatesArePassedByPeople: each('phaseEntered', (event, { events, by, refusal }) => {
    if (event.actorId !== 'service') return refusal === null && event.actorId === by ? null : event;
    // The day of release, and the end of supervision after the person's choice of aftercare.
    const days: readonly EventType[] = ['personReleased', 'contactScheduleEnded'];
    return events.some(({ type }) => days.includes(type)) ? null : event;
  }),
  itemsHaveDispositions: each('conferenceHeld', ({ data }, { events }) => {
    const actions = data.items.filter(({ disposition }) => disposition.kind === 'action');
    const asked = events.filter((event) => event.type === 'taskAsked' && event.data.kind === 'action');
    if (data.items.length === 0 || asked.length !== actions.length) return data.items;
    const decided = data.items.some(({ disposition }) => disposition.kind === 'decision');
    return decided && data.lacking.length > 0 ? 'decided without its quorum' : null;
  }),
  assigneesAnswer: each('taskAnswered', (event, { kase, by, name }) => {
    const task = kase.tasks[event.data.taskId];
    if (event.actorId !== by || name !== 'answerTask') return event;
    return task && task.answeredBy !== event.actorId ? task : null;
  }),
  consentIsRecorded: everyDecision(({ before, kase, name }) => {
    const given = Object.keys(kase.consents).filter(
      (purpose) => kase.consents[purpose]?.state === 'given' && before?.consents[purpose]?.state !== 'given',
    );
    return given.length > 0 && name !== 'recordConsent' ? given : null;
  }),
  unknownRaisesNothing: each('levelOfConcernSet', ({ data }, { kase }) => {
    const isKnown = data.level !== 'not_rated' && data.former !== 'not_rated' && data.former !== null;
    return !isKnown && kase.concern?.level === data.level && kase.concern.hasRisen ? data : null;
  }),
  unratedIsCounted: each('assessmentSubmitted', ({ data }) => {
    const unrated = data.form.ratings.filter(({ level }) => level === 'not_rated');
    return data.unrated === unrated.length && unrated.every(({ evidence }) => evidence) ? null : data;
  }),
  voluntaryNeedsConsent: each('sessionPlanned', ({ data }, { before, facts: { programme } }) => {
    if (!before || !isVoluntary(before, data, programme)) return null;
    const lacking = purposesOfSessions(programme).filter((code) => before.consents[code]?.state !== 'given');
    return lacking.length > 0 || before.unsuitable ? data : null;
  }),
  refusalIsRespected: everyDecision(({ kase, facts: { programme, now } }) => {
    const states = purposesOfSessions(programme).map((code) => kase.consents[code]?.state);
    if (!states.includes('refused') && !states.includes('withdrawn') && !kase.unsuitable) return null;
    // A session under way goes on to its report. Sessions held before a suspension wait for their reports until it is over.
    return kase.sessions.find(
      (session) =>
        ['planned', 'invited', 'accepted'].includes(session.status) &&
        (session.startsAt > now || (!kase.suspended && endOf(session) <= now)) &&
        isVoluntary(kase, session, programme),
    );
  }),
  movedDatesAreShown: each('datesChanged', ({ data }) => {
    const same = data.deadlines.find(({ from, to }) => from === to);
    return same ?? (data.changes.length === 0 ? data : null);
  }),
  programmeIsKept: everyDecision(({ before, kase }) =>
    before && before.programme !== kase.programme ? kase.programme : null,
  ),
} as const satisfies Readonly<Record<string, Rule>>;

/** Separation of duties: nobody stands on both sides of a gate. */
export const bothSides = {
  differentPeople: everyDecision(({ kase }) => {
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
  }),
  oneConfirmsForOneSide: everyDecision(({ kase }) => {
    const confirmed = Object.values(kase.preRelease.confirmed);
    return new Set(confirmed).size < confirmed.length ? confirmed : null;
  }),
  grantersRunNoSessions: each('incentiveGranted', (event, { before }) => {
    const incentive = before?.incentives.find(({ incentiveId }) => incentiveId === event.data.incentiveId);
    const ran = (before?.sessions ?? []).filter(({ status }) => ['accepted', 'report_due', 'held'].includes(status));
    return event.actorId === incentive?.proposedBy || ran.some(({ specialistId }) => specialistId === event.actorId)
      ? event
      : null;
  }),
  challengesAreReviewedIndependently: each('challengeDecided', ({ actorId }, { before }) => {
    const { chair, lead_coordinator: lead } = before?.functions ?? {};
    const latest = before?.assessments.at(-1);
    const parts = [chair, lead, before?.housing?.decidedBy, latest?.assessorId, latest?.reviewerId];
    return parts.includes(actorId) ? parts : null;
  }),
} as const satisfies Readonly<Record<string, Rule>>;
