import { ask, dueFromNow, followedUp, followUp, openTasks, withdraw } from '../../asking/asking';
import { type AnswerData } from '../../asking/contract';
import { type Task } from '../../asking/task';
import { type CaseState, type CommandData, type Narrative, type NewEvent } from '../../case';
import { type Appointment, type Deadlines } from '../../kernel/area';
import { kept } from '../../kernel/memo';
import { checkPerson } from '../../kernel/people';
import { checkQualified } from '../../kernel/qualifications';
import { accept, firstOf, reject } from '../../kernel/rules';
import { type Deadline, type Decision, type Facts, type Timetable } from '../../kernel/types';
import { type Programme } from '../../programme';
import { civilDate, type Duration, type Instant, instant, minus, plus } from '../../time';
import { isUntried } from '../person/rules';
import { type Track } from '../plan/contract';
import { definitionOf, findTrack, isCompleted, type TrackDefinition } from '../plan/rules';
import { type Observation, type Session } from './contract';

/**
 * When a session is over its specialist is asked for the report. That holds for one whose invitation nobody
 * answered too: silence is not a refusal (rule 3), and the session may have taken place. A session of a series is
 * asked for when it comes near; where nobody could be asked before it began, only its report is.
 */
export const sessionDeadlines: Deadlines = (kase, by) => {
  const deadlines: Deadline[] = [];
  for (const session of kase.sessions) {
    if (session.status === 'planned') deadlines.push(invitationDeadline(session, by));
    else if (session.status === 'invited' || session.status === 'accepted') deadlines.push(reportDeadline(session));
  }
  return deadlines;
};

const reportDeadline = kept((session: Session): Deadline => ({
  at: endOf(session),
  then: 'sessionReportFellDue',
  about: session.sessionId,
  events: (facts, kase) => askForReport(kase, session, facts),
}));

function invitationDeadline(session: Session, by: Timetable): Deadline {
  const { sessionId, startsAt } = session;
  return {
    at: askedFrom(startsAt, by),
    then: 'taskAsked',
    about: sessionId,
    events: (facts, kase) => (facts.now < startsAt ? [invite(session, facts)] : askForReport(kase, session, facts)),
  };
}

function askForReport(kase: CaseState, { sessionId, specialistId }: Session, facts: Facts): readonly NewEvent[] {
  return [
    { type: 'sessionReportFellDue', data: { sessionId } },
    ...withdraw(kase, ({ about }) => about === sessionId, false),
    ask('session_report', specialistId, sessionId, facts),
  ];
}

/** What a moved session must meet: its track still allows it, and whoever is to come then is qualified then. */
export function checkMove(
  kase: CaseState,
  session: Session,
  to: Pick<Session, 'startsAt' | 'minutes'> & { readonly specialistId: string | undefined },
  facts: Facts,
): Decision | null {
  const track = findTrack(kase, session.trackId);
  const isOverridden = to.specialistId === session.specialistId && session.overridden;
  return firstOf(
    track ? checkTrack(kase, track, facts, 'sessionId') : null,
    to.specialistId ? checkSpecialist(track, to.specialistId, endOf(to), isOverridden, facts) : null,
  );
}

/** The same time with the same person is no change, save for one who declined and is asked again. */
export function isAsBefore(
  session: Session,
  { startsAt, minutes, specialistId }: CommandData['rescheduleSession'],
): boolean {
  return (
    session.status !== 'declined' &&
    startsAt === session.startsAt &&
    (minutes ?? session.minutes) === session.minutes &&
    (specialistId ?? session.specialistId) === session.specialistId
  );
}

export function findSession(kase: CaseState, sessionId: string): Session | undefined {
  return kase.sessions.find((session) => session.sessionId === sessionId);
}

export function change(kase: CaseState, sessionId: string, to: (session: Session) => Partial<Session>): CaseState {
  return {
    ...kase,
    sessions: kase.sessions.map((each) => (each.sessionId === sessionId ? { ...each, ...to(each) } : each)),
  };
}

/** The definition of the track that a session is of. */
export function definitionFor(
  kase: CaseState,
  { trackId }: Session,
  programme: Programme,
): TrackDefinition | undefined {
  const track = findTrack(kase, trackId);
  return track && definitionOf(track, programme);
}

/** Whether a session is of a track to which the person is not obliged. */
export function isVoluntary(kase: CaseState, session: Session, programme: Programme): boolean {
  return definitionFor(kase, session, programme)?.voluntary === true;
}

/** Whether a session is of a track that people take part in together. */
export function isOfGroup(kase: CaseState, session: Session, programme: Programme): boolean {
  return definitionFor(kase, session, programme)?.group === true;
}

export const endOf = ({ startsAt, minutes }: Pick<Session, 'startsAt' | 'minutes'>): Instant =>
  instant(Date.parse(startsAt) + minutes * 60_000);

/**
 * Whether a session of a track may take place at all (domain.md, "The path", "refusal", "not suitable now", "incident";
 * the Rome Memorandum on people held before trial): the track goes on, what it builds on is completed, it takes no
 * guilt for granted that no court has found, a voluntary one has its consent, and group activities are not suspended.
 * @param path the field that names the track, or a session of it
 */
export function checkTrack(
  kase: CaseState,
  track: Track,
  { programme }: Facts,
  path: 'trackId' | 'sessionId' = 'trackId',
): Decision | null {
  if (track.outcome) return reject('track_ended', path, { outcome: track.outcome });
  const definition = definitionOf(track, programme);
  if (!definition) return null;
  const missing = definition.requires.filter((code) => !isCompleted(kase.plan, code));
  return firstOf(
    missing.length > 0 ? reject('prerequisite_missing', path, { missing }) : null,
    definition.presumesGuilt && isUntried(kase) ? reject('not_before_conviction', path) : null,
    definition.voluntary ? checkVoluntary(kase, programme, path) : null,
    definition.group && kase.activitiesSuspended ? reject('activities_suspended', path) : null,
  );
}

/** Silence is never consent (rule 3): each purpose that voluntary sessions rest on is given, and stays so. */
function checkVoluntary(kase: CaseState, programme: Programme, path: string): Decision | null {
  if (kase.unsuitable) return reject('not_suitable_now', path, { nextScreeningOn: kase.unsuitable.nextScreeningOn });
  const purposes = voluntarySessions(programme).filter((purpose) => kase.consents[purpose]?.state !== 'given');
  return purposes.length > 0 ? reject('consent_missing', path, { purposes }) : null;
}

export function checkModule(track: Track, module: string | undefined, { programme }: Facts): Decision | null {
  const known = definitionOf(track, programme)?.modules ?? [];
  return module === undefined || known.includes(module) ? null : reject('unknown_module', 'module', { known });
}

export function checkPlace(placeCode: string, { programme }: Facts): Decision | null {
  const known = programme.placeCodes;
  return known.includes(placeCode) ? null : reject('unknown_place', 'placeCode', { known });
}

export function checkTime(startsAt: Instant, { now }: Facts): Decision | null {
  return startsAt <= now ? reject('date_in_past', 'startsAt') : null;
}

/** Whether the specialist is of the track's discipline, and qualified to the end of the last session, or overridden. */
export function checkSpecialist(
  track: Track | undefined,
  specialistId: string,
  lastEndsAt: Instant,
  override: Narrative | boolean | undefined,
  facts: Facts,
): Decision | null {
  return firstOf(
    checkPerson(facts, specialistId, 'specialistId', track ? [track.discipline] : []),
    override ? null : checkStillQualified(track, specialistId, lastEndsAt, 'specialistId', facts),
  );
}

/** Whether accreditation for the track, and vetting where the programme wants it, reach to the end of a session. */
export function checkStillQualified(
  track: Track | undefined,
  specialistId: string,
  endsAt: Instant,
  path: string,
  facts: Facts,
): Decision | null {
  const accreditation = track && definitionOf(track, facts.programme)?.accreditation;
  const until = civilDate(endsAt, facts.calendar.timeZone);
  return checkQualified(facts, specialistId, { ...(accreditation && { accreditation }), until }, path);
}

/**
 * A session was held: what was seen in it, and whether it gives cause for concern (domain.md, "Tasks", answers). What
 * is observed of a person takes somebody who signed in; that a session was held does not.
 */
export function reportHeld(kase: CaseState, task: Task, data: AnswerData, facts: Facts): Decision {
  const { about } = task;
  const session = kase.sessions.find(({ sessionId }) => sessionId === about);
  return (
    checkObservations(kase, data.observations ?? [], facts) ??
    accept(
      { type: 'sessionHeld', data: { sessionId: about } },
      ...seen(about, data),
      ...concern(kase, about, data, facts),
      // Of somebody else, who only tells of it, the directory's word is not at hand.
      ...(session && task.generation === 0 ? lapsed(kase, session, facts) : []),
    )
  );
}

/** A session was not held, for a reason; nothing was seen in it, though there may be cause for concern. */
export function reportNotHeld(kase: CaseState, { about }: Task, data: AnswerData, facts: Facts): Decision {
  const { reasonCode = '', engagement, observations = [] } = data;
  return (
    firstOf(
      engagement && engagement !== 'not_seen' ? reject('answer_not_possible', 'engagement') : null,
      observations.length > 0 ? reject('answer_not_possible', 'observations') : null,
    ) ??
    accept({ type: 'sessionNotHeld', data: { sessionId: about, reasonCode } }, ...concern(kase, about, data, facts))
  );
}

function checkObservations(kase: CaseState, observations: readonly Observation[], { actor }: Facts): Decision | null {
  if (observations.length === 0) return null;
  const known = kase.plan?.objectives.map(({ objectiveId }) => objectiveId) ?? [];
  const ids = observations.map(({ objectiveId }) => objectiveId);
  const unknown = ids.findIndex((id) => !known.includes(id));
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
  return firstOf(
    actor.knownBy === 'link' ? reject('sign_in_required', 'observations') : null,
    unknown >= 0 ? reject('unknown_objective', `observations.${unknown}.objectiveId`) : null,
    twice >= 0 ? reject('named_twice', `observations.${twice}.objectiveId`) : null,
  );
}

function seen(sessionId: string, { engagement, observations = [] }: AnswerData): readonly NewEvent[] {
  if (!engagement && observations.length === 0) return [];
  return [{ type: 'sessionObserved', data: { sessionId, ...(engagement && { engagement }), observations } }];
}

/**
 * A concern is looked at by the lead coordinator. An urgent one reaches the duty officer at once; where nobody holds
 * that function the facility manager, and else the coordinator, so that it never reaches nobody.
 */
function concern(kase: CaseState, sessionId: string, data: AnswerData, facts: Facts): readonly NewEvent[] {
  const { duty_officer, facility_manager, lead_coordinator = '' } = kase.functions;
  switch (data.concern) {
    case undefined:
      return [];
    case 'yes':
      return [
        { type: 'concernRaised', data: { sessionId, urgent: false } },
        ask('concern_review', lead_coordinator, sessionId, facts),
      ];
    case 'urgent':
      return [
        { type: 'concernRaised', data: { sessionId, urgent: true } },
        ask('urgent_concern', duty_officer ?? facility_manager ?? lead_coordinator, sessionId, facts),
      ];
  }
}

/** What was held was held: that its specialist had lapsed by then is said, and followed up, and undoes nothing. */
function lapsed(kase: CaseState, session: Session, facts: Facts): readonly NewEvent[] {
  const { sessionId, specialistId, trackId } = session;
  if (session.overridden || !Object.hasOwn(facts.people, specialistId)) return [];
  const isQualified = !checkStillQualified(findTrack(kase, trackId), specialistId, endOf(session), 'answer', facts);
  if (isQualified) return [];
  return [
    { type: 'qualificationLapsed', data: { sessionId, specialistId } },
    ...followUp(kase, 'accreditation_lapsed', facts),
  ];
}

const atMost = 52;

export function planned(
  { every, count, ...data }: CommandData['planSeries'],
  starts: readonly Instant[],
  facts: Facts,
): readonly NewEvent[] {
  const seriesId = facts.newId();
  return [
    { type: 'seriesPlanned', data: { seriesId, trackId: data.trackId, every, count } },
    ...starts.flatMap((startsAt): readonly NewEvent[] => {
      const session = { ...data, startsAt, seriesId, sessionId: facts.newId() };
      const isNear = askedFrom(startsAt, facts) <= facts.now;
      return [{ type: 'sessionPlanned', data: session }, ...(isNear ? [invite(session, facts)] : [])];
    }),
  ];
}

/**
 * When the sessions start: each counted from the first on the case's calendar, so that clocks that change move none of
 * them, and a series from 31 January comes back to the 31st.
 */
export function startsOf(
  { startsAt, every, count }: CommandData['planSeries'],
  { calendar }: Facts,
): readonly Instant[] {
  if (!isCount(count)) return [];
  const each = Array.from({ length: count }, (_, index) => times(every, index));
  return each.includes(null) ? [] : each.map((span) => plus(startsAt, span ?? '', calendar));
}

export function checkLength(
  { startsAt, every, count }: CommandData['planSeries'],
  starts: readonly Instant[],
  { calendar }: Facts,
): Decision | null {
  if (!isCount(count)) return reject('series_too_long', 'count', { atMost });
  const last = starts.at(-1);
  if (!last || last <= startsAt) return reject('unknown_code', 'every');
  return last > plus(startsAt, 'P1Y', calendar) ? reject('series_too_long', 'count', { within: 'P1Y', every }) : null;
}

function isCount(count: number): boolean {
  return Number.isInteger(count) && count >= 2 && count <= atMost;
}

/** So many times a number of days, weeks or months; null where it is none of these. */
function times(every: Duration, factor: number): Duration | null {
  const [, number, unit] = /^P(\d{1,3})([DWM])$/.exec(every) ?? [];
  return number && unit ? `P${Number(number) * factor}${unit}` : null;
}

/** Whether a session may still be moved or cancelled. */
export function isOpen({ status }: Session): boolean {
  return status === 'planned' || status === 'invited' || status === 'accepted' || status === 'declined';
}

export function invite(
  { sessionId, specialistId, startsAt }: Pick<Session, 'sessionId' | 'specialistId' | 'startsAt'>,
  facts: Facts,
): NewEvent {
  return ask('session_invitation', specialistId, sessionId, facts, invitationDue(startsAt, facts));
}

/** From when on the specialist is asked for a session of a series. */
export function askedFrom(startsAt: Instant, { programme, calendar }: Timetable): Instant {
  return minus(startsAt, programme.specialists.inviteBefore, calendar);
}

/** The state once the specialist of a session is asked for it: of a series each is, when it comes near. */
export function asked(kase: CaseState, sessionId: string): CaseState {
  const isWaiting = kase.sessions.some((each) => each.sessionId === sessionId && each.status === 'planned');
  return isWaiting
    ? {
        ...kase,
        sessions: kase.sessions.map((each) => (each.sessionId === sessionId ? { ...each, status: 'invited' } : each)),
      }
    : kase;
}

/** A session of another specialist: what was overridden was so for the one who was to come. */
export function handedTo(session: Session, specialistId: string): Session {
  const { overridden, ...rest } = session;
  return { ...rest, specialistId, ...(overridden && session.specialistId === specialistId && { overridden }) };
}

/**
 * The open invitation changes and its link goes on; where there is none, or for another person, a new one is sent;
 * a session of a series that still lies far ahead is asked for when it comes near.
 */
export function inviteAgain(
  kase: CaseState,
  session: Session,
  to: Pick<Session, 'specialistId' | 'startsAt'>,
  facts: Facts,
): readonly NewEvent[] {
  if (session.status === 'planned' && askedFrom(to.startsAt, facts) > facts.now) return [];
  const open = openTasks(kase).find(
    (task) =>
      task.kind === 'session_invitation' && task.about === session.sessionId && task.assigneeId === to.specialistId,
  );
  if (open) {
    return [{ type: 'taskChanged', data: { taskId: open.taskId, dueAt: invitationDue(to.startsAt, facts) } }];
  }
  return [
    ...callOff(kase, session.sessionId, ({ assigneeId }) => assigneeId !== to.specialistId),
    invite({ sessionId: session.sessionId, ...to }, facts),
  ];
}

/** Takes back the invitations to a session, accepted ones too: whoever reckons with the session is told. */
export function callOff(kase: CaseState, sessionId: string, tell: (task: Task) => boolean): readonly NewEvent[] {
  return Object.values(kase.tasks)
    .filter((task) => task.about === sessionId && (task.status === 'open' || task.answer === 'accept'))
    .filter((task) => task.status !== 'withdrawn')
    .map((task) => ({ type: 'taskWithdrawn', data: { taskId: task.taskId, tell: tell(task) } }));
}

/**
 * Cancels those of the open sessions that match, with their invitations. Whoever was asked is told that the session is
 * no longer needed, and not why; its code, which they may read, tells no more where the reason is not theirs to know.
 */
export function cancelSessions(
  kase: CaseState,
  which: (session: Session) => boolean,
  reasonCode = 'called_off',
): readonly NewEvent[] {
  const cancelled = kase.sessions.filter((session) => isOpen(session) && which(session));
  return [
    ...cancelled.flatMap(({ sessionId }): readonly NewEvent[] => [
      { type: 'sessionCancelled', data: { sessionId, reasonCode } },
      ...callOff(kase, sessionId, () => true),
    ]),
    ...noLongerDeclined(kase, cancelled),
  ];
}

/** Cancels what has not taken place yet, when the case goes where there are no sessions. */
export function cancelOpenSessions(kase: CaseState): readonly NewEvent[] {
  return cancelSessions(kase, () => true, 'phase_ended');
}

/** Once the last declined session is seen to there is nothing left to follow up. */
export function noLongerDeclined(kase: CaseState, seenTo: readonly Session[]): readonly NewEvent[] {
  if (seenTo.length === 0) return [];
  const isLeft = kase.sessions.some((session) => session.status === 'declined' && !seenTo.includes(session));
  return isLeft ? [] : followedUp(kase, 'session_declined');
}

/** An invitation is to be answered within its window, and before the session starts. */
function invitationDue(startsAt: Instant, facts: Facts): Instant {
  const due = dueFromNow('session_invitation', facts);
  return due < startsAt ? due : startsAt;
}

/** The purposes on whose consent voluntary sessions rest; none where the programme asks for none. */
export function voluntarySessions({ consent }: Pick<Programme, 'consent'>): readonly string[] {
  return consent.purposes.filter(({ stops }) => stops === 'voluntary_sessions').map(({ code }) => code);
}

/** The appointment of a session, as mails, calendars and pages show it. */
export function sessionAppointment({ sessions }: CaseState, about: string): Appointment | null {
  const session = sessions.find(({ sessionId }) => sessionId === about);
  if (!session) return null;
  const { sessionId, startsAt, minutes, placeCode, revision } = session;
  return { id: sessionId, startsAt, minutes, placeCode, revision };
}

/** The session of a task follows its new assignee. */
export function sessionHandedTo(kase: CaseState, { about }: Task, to: string): CaseState {
  return {
    ...kase,
    sessions: kase.sessions.map((each) => (each.sessionId === about ? handedTo(each, to) : each)),
  };
}

/** Whether the assignee of a closed task may have to be notified: of an open session, or one cancelled just now. */
export function isSessionToCome({ sessions }: CaseState, about: string): boolean {
  return sessions.some((session) => session.sessionId === about && (isOpen(session) || session.status === 'cancelled'));
}

/** Lets go of sessions that ended long ago; a declined one ended at the time it was planned for. */
export function pruneSessions(kase: CaseState, before: Instant): CaseState {
  const isOver = ({ closedAt, status, startsAt }: Session): boolean => {
    const end = closedAt ?? (status === 'declined' ? startsAt : undefined);
    return end !== undefined && end < before;
  };
  return kase.sessions.some(isOver) ? { ...kase, sessions: kase.sessions.filter((each) => !isOver(each)) } : kase;
}
