import type { AnswerData } from '../../shared/domain/asking/contract';
import { decide } from '../../shared/domain/case-rules';
import type { PersonFacts } from '../../shared/domain/kernel/types';
import type { KnownBy } from '../../shared/domain/vocabulary';
import type { Programme } from '../../shared/programme/schema';
import { as, directory } from '../../stories/directory';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { planned, trackId } from '../../stories/drivers/kernel/states';
import { courses, enrolled } from './builders/courses';

/** In the programme, with a session that is over and whose report is due. */
const over = (programme: Programme = courses()) => {
  const file = enrolled(programme);
  planned(file);
  return file.pass('P8D');
};
const held = (file: CaseFile, extra: Partial<AnswerData> = {}, knownBy: KnownBy = 'sign_in') =>
  file.answer(file.task('session_report'), 'held', extra, knownBy);
const objectiveIds = ({ kase }: CaseFile) => kase.plan!.objectives.map(({ objectiveId }) => objectiveId);
const seenOf = (objectiveId: string) => ({ objectiveId, progress: 'forward', note: text }) as const;

describe('the report of a session', () => {
  it('says how the person took part, by a link too', () => {
    const file = over();
    expect(held(file, { engagement: 'passive' }, 'link')).toBeNull();
    expect(file.log.at(-1)).toMatchObject({
      type: 'sessionObserved',
      data: { engagement: 'passive', observations: [] },
    });
  });

  it('says nothing of what nobody looked at', () => {
    const file = over();
    held(file);
    expect(file.happenedSince(0)).not.toContain('sessionObserved');
  });

  it('ties observations to objectives of the plan, if its author signed in', () => {
    const file = over();
    const observations = objectiveIds(file).map(seenOf);
    expect(held(file, { observations }, 'link')).toMatchObject({ code: 'sign_in_required', path: 'observations' });
    expect(held(file, { observations })).toBeNull();
    expect(file.log.at(-1)).toMatchObject({ type: 'sessionObserved', data: { observations } });
  });

  it.each(['elsewhere', 'constructor'])('observes no other objective (%s)', (strange) => {
    const file = over();
    const [known = ''] = objectiveIds(file);
    expect(held(file, { observations: [seenOf(known), seenOf(strange)] })).toMatchObject({
      code: 'unknown_objective',
      path: 'observations.1.objectiveId',
    });
    expect(held(file, { observations: [seenOf(known), seenOf(known)] })).toMatchObject({
      code: 'named_twice',
      path: 'observations.1.objectiveId',
    });
    expect(file.task('session_report').status).toBe('open');
  });

  it('of one that was not held observes nothing', () => {
    const file = over();
    const notHeld = (extra: Partial<AnswerData>) =>
      file.answer(file.task('session_report'), 'not_held', { reasonCode: 'person_absent', ...extra });
    expect(notHeld({ engagement: 'engaged' })).toMatchObject({ code: 'answer_not_possible', path: 'engagement' });
    expect(notHeld({ observations: objectiveIds(file).map(seenOf) })).toMatchObject({
      code: 'answer_not_possible',
      path: 'observations',
    });
    expect(notHeld({ engagement: 'not_seen', concern: 'yes' })).toBeNull();
    expect(file.task('concern_review').assigneeId).toBe('coordinator');
  });
});

describe('a concern', () => {
  const raised = () => {
    const file = over();
    held(file, { concern: 'yes' }, 'link');
    return file;
  };

  it('is looked at by the lead coordinator, who says why in words', () => {
    const file = raised();
    const review = file.task('concern_review');
    expect(review).toMatchObject({ assigneeId: 'coordinator', about: file.kase.sessions[0]?.sessionId });
    expect(file.answer(review, 'watch', { narrative: undefined })).toMatchObject({ code: 'reason_required' });
    expect(file.answer(review, 'watch', {}, 'link')).toMatchObject({ code: 'sign_in_required' });
  });

  it.each(['watch', 'no_action'] as const)('is reviewed: %s', (outcome) => {
    const file = raised().answered('concern_review', outcome);
    expect(file.log.at(-1)).toMatchObject({ type: 'concernReviewed', data: { outcome } });
    expect(file.kase.reassessmentRequired).toBeNull();
  });

  it('may lead to a reassessment', () => {
    const file = raised().answered('concern_review', 'reassess');
    expect(file.kase.reassessmentRequired).toMatchObject({ because: 'new_information' });
  });

  it('outlives the closing of the case, until it is reviewed', () => {
    const file = raised().do('coordinator', 'startClosing', { reasons: text });
    expect(file.task('concern_review')).toBeDefined();
  });
});

describe('an urgent concern', () => {
  const urgent = (programme: Programme = courses()) => {
    const file = over(programme);
    held(file, { concern: 'urgent' }, 'link');
    return file;
  };

  it('reaches the duty officer at once, for a quarter of an hour', () => {
    const file = urgent();
    const task = file.task('urgent_concern');
    expect(task).toMatchObject({ assigneeId: 'duty_officer', dueAt: file.in('PT15M') });
    expect(file.owed).toContainEqual(expect.objectContaining({ activity: 'alertDuty', recipientId: 'duty_officer' }));
    expect(file.answer(task, 'acknowledge', {}, 'link')).toBeNull();
    expect(file.log.at(-1)).toMatchObject({ type: 'urgentConcernAcknowledged', data: { sessionId: task.about } });
  });

  it('that nobody acknowledges climbs the ladder of the programme, and is never acknowledged by silence', () => {
    const ladders = {
      ...courses().ladders,
      urgent_concern: [
        { at: 0.5, to: 'assignee' },
        { at: 1, to: 'facility_manager' },
      ],
    } as const satisfies Programme['ladders'];
    const file = urgent(courses({}, { ladders: { ...ladders, urgent_concern: [...ladders.urgent_concern] } }));
    file.do('coordinator', 'appoint', { function: 'facility_manager', personId: 'facility_manager' }).pass('PT16M');
    expect(file.owed).toContainEqual(
      expect.objectContaining({ activity: 'escalate', recipientId: 'facility_manager' }),
    );
    file.pass('P30D');
    expect(file.task('urgent_concern').status).toBe('open');
  });

  it('goes on while the case is suspended', () => {
    const file = over().do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
    held(file, { concern: 'urgent' });
    file.pass('PT15M');
    expect(file.task('urgent_concern').rungsReached).toBeGreaterThan(0);
    expect(file.owed.some(({ taskId }) => taskId === file.task('urgent_concern').taskId)).toBe(true);
  });

  it('reaches the next duty officer if the first leaves it open', () => {
    const file = urgent().do('coordinator', 'appoint', { function: 'duty_officer', personId: 'sender' });
    expect(file.task('urgent_concern')).toMatchObject({ assigneeId: 'sender', generation: 1 });
  });
});

describe('a specialist whose accreditation lapses', () => {
  const wanted = courses({ psychological_counselling: { accreditation: 'counselling' } });
  const psychologist = directory['psychologist']!;
  const until = (day: string): PersonFacts => ({
    ...psychologist,
    accreditations: [{ code: 'counselling', until: day }],
  });

  /** The answer as commit takes it, with the directory's record of its author. */
  function answering(file: CaseFile, answer: 'accept' | 'held', person: PersonFacts) {
    const { taskId } = file.task(answer === 'accept' ? 'session_invitation' : 'session_report');
    const facts = file.facts(as('psychologist'), { psychologist: person });
    return decide(file.kase, { name: 'answerTask', data: { taskId, answer } }, facts);
  }
  const invited = (overridden = false) => {
    const file = enrolled(wanted);
    file.people = { ...directory, psychologist: until('2031-03-31') };
    planned(file, overridden ? { overrideReasons: text } : {});
    return file;
  };

  it('is not planned with, unless a reason is given', () => {
    const file = enrolled(wanted);
    file.people = { ...directory, psychologist: until('2031-03-09') };
    const data = { trackId: trackId(file), specialistId: 'psychologist', minutes: 60, placeCode: 'room_a' };
    // A week from 3 March: the day after it lapses.
    const attempt = (changes: object = {}) =>
      file.try('coordinator', 'planSession', { ...data, startsAt: file.in('P7D'), ...changes });
    expect(attempt()).toMatchObject({ code: 'accreditation_lapsed', path: 'specialistId' });
    expect(attempt({ startsAt: file.in('P6D') })).toBeNull();
    expect(attempt({ overrideReasons: text })).toBeNull();
    expect(file.kase.sessions.map(({ overridden }) => overridden)).toEqual([undefined, true]);
  });

  it('is not planned with for a series that outlasts it', () => {
    const file = enrolled(wanted);
    file.people = { ...directory, psychologist: until('2031-03-31') };
    const data = { trackId: trackId(file), specialistId: 'psychologist', minutes: 60, placeCode: 'room_a' };
    const series = (count: number, changes: object = {}) =>
      file.try('coordinator', 'planSeries', { ...data, startsAt: file.in('P7D'), every: 'P1W', count, ...changes });
    expect(series(6)).toMatchObject({ code: 'accreditation_lapsed', path: 'specialistId' });
    expect(series(3)).toBeNull();
    expect(series(6, { overrideReasons: text })).toBeNull();
  });

  it('is not planned with where the programme wants vetting and there is none', () => {
    const file = enrolled(courses({}, { specialists: { vettingRequired: true, inviteBefore: 'P14D' } }));
    file.people = { ...directory, psychologist: { ...psychologist, vettedUntil: null } };
    const data = { trackId: trackId(file), specialistId: 'psychologist', minutes: 60, placeCode: 'room_a' };
    expect(file.try('coordinator', 'planSession', { ...data, startsAt: file.in('P7D') })).toMatchObject({
      code: 'accreditation_lapsed',
      path: 'specialistId',
      detail: { lacking: ['vetting'] },
    });
  });

  it('takes over no session; an override holds for the one for whom it was given', () => {
    const file = invited(true);
    file.people = { ...file.people, other_psychologist: { ...psychologist, personId: 'other_psychologist' } };
    const [session] = file.kase.sessions;
    const move = (changes: object) =>
      file.try('coordinator', 'rescheduleSession', {
        sessionId: session!.sessionId,
        startsAt: file.in('P60D'),
        reasonCode: 'other',
        ...changes,
      });
    expect(move({ specialistId: 'other_psychologist' })).toMatchObject({ code: 'accreditation_lapsed' });
    expect(move({ specialistId: 'psychologist' })).toBeNull();
    expect(file.kase.sessions).toMatchObject([{ overridden: true }]);
  });

  it('is handed no invitation, and an override goes to nobody else', () => {
    const file = invited(true);
    const { taskId } = file.task('session_invitation');
    const hand = (changes: Partial<PersonFacts>) => {
      const other = { ...psychologist, ...changes, personId: 'other_psychologist' };
      file.people = { ...file.people, other_psychologist: other };
      const data = { taskId, assigneeId: 'other_psychologist', reasonCode: 'workload' };
      return file.try('coordinator', 'reassignTask', data);
    };
    expect(hand({})).toMatchObject({ code: 'accreditation_lapsed', path: 'assigneeId' });
    expect(hand(until('2031-03-31'))).toBeNull();
    expect(file.kase.sessions.map(({ overridden }) => overridden)).toEqual([undefined]);
  });

  it('accepts nothing any more, save what was overridden', () => {
    const lapsed = until('2031-03-09');
    expect(answering(invited(), 'accept', lapsed)).toMatchObject({
      accepted: false,
      rejection: { code: 'accreditation_lapsed', path: 'answer' },
    });
    expect(answering(invited(), 'accept', until('2031-03-31'))).toMatchObject({ accepted: true });
    expect(answering(invited(true), 'accept', lapsed)).toMatchObject({ accepted: true });
  });

  it('still has held sessions recorded, and the coordinator notified', () => {
    const types = (overridden: boolean, person: PersonFacts) => {
      const outcome = answering(invited(overridden).pass('P8D'), 'held', person);
      return outcome.accepted ? outcome.events.map(({ type }) => type) : [outcome.rejection.code];
    };
    const plain = ['taskAnswered', 'sessionHeld'];
    expect(types(false, until('2031-03-09'))).toEqual([...plain, 'qualificationLapsed', 'taskAsked']);
    expect(types(false, until('2031-03-10'))).toEqual(plain);
    expect(types(true, until('2031-03-09'))).toEqual(plain);
  });
});
