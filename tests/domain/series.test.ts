import type { CommandData } from '../../shared/domain/case';
import type { CaseFile, Setting } from '../../stories/drivers/kernel/case-file';
import { inProgramme, planning, trackId } from '../../stories/drivers/kernel/states';
import { courses, enrolled } from './builders/courses';

type Body = CommandData['planSeries'];

const weekly = (file: CaseFile, changes: Partial<Body> = {}): Body => ({
  trackId: trackId(file),
  specialistId: 'psychologist',
  startsAt: file.in('P7D'),
  every: 'P1W',
  count: 12,
  minutes: 60,
  placeCode: 'room_a',
  ...changes,
});
const begun = (changes: Partial<Body> = {}, setting: Setting = {}) => {
  const file = inProgramme({ programme: courses(), ...setting });
  return file.do('coordinator', 'planSeries', weekly(file, changes));
};
const starts = ({ kase }: CaseFile) => kase.sessions.map(({ startsAt }) => startsAt);
const statuses = ({ kase }: CaseFile) => kase.sessions.map(({ status }) => status);
const invitations = ({ openTasks }: CaseFile) => openTasks.filter(({ kind }) => kind === 'session_invitation');

describe('a series of sessions', () => {
  it('is so many sessions of one series, each with an id of its own', () => {
    const file = begun();
    const [planned, ...sessions] = file.log.slice(-15).filter(({ type }) => type !== 'taskAsked');
    expect(planned).toMatchObject({ type: 'seriesPlanned', data: { every: 'P1W', count: 12 } });
    expect(sessions.map(({ type }) => type)).toEqual(Array.from({ length: 12 }, () => 'sessionPlanned'));
    expect(new Set(file.kase.sessions.map(({ sessionId }) => sessionId)).size).toBe(12);
    expect(new Set(file.kase.sessions.map(({ seriesId }) => seriesId)).size).toBe(1);
  });

  it('keeps its local time when the clocks change', () => {
    const file = begun({ startsAt: '2031-03-24T09:00:00.000Z', count: 3 });
    // Ten o'clock in Paris: winter time, then summer time from 30 March.
    expect(starts(file)).toEqual(['2031-03-24T09:00:00.000Z', '2031-03-31T08:00:00.000Z', '2031-04-07T08:00:00.000Z']);
  });

  it('by the month is counted from the first: after a short month it comes back to its day', () => {
    const file = begun({ startsAt: '2031-05-31T08:00:00.000Z', every: 'P1M', count: 4 });
    expect(starts(file).map((at) => at.slice(0, 10))).toEqual(['2031-05-31', '2031-06-30', '2031-07-31', '2031-08-31']);
  });

  it('crosses a leap day', () => {
    const file = begun(
      { startsAt: '2032-02-28T09:00:00.000Z', every: 'P1D', count: 3 },
      { now: '2032-02-02T08:00:00.000Z' },
    );
    expect(starts(file).map((at) => at.slice(0, 10))).toEqual(['2032-02-28', '2032-02-29', '2032-03-01']);
  });

  it('is asked for session by session as each comes near, and never in a storm', () => {
    const file = begun();
    expect(statuses(file).slice(0, 3)).toEqual(['invited', 'invited', 'planned']);
    expect(file.owed.filter(({ recipientId }) => recipientId === 'psychologist')).toHaveLength(2);
    for (let week = 0; week < 13; week += 1) {
      const since = file.log.length;
      file.pass('P7D');
      const asked = file.log
        .slice(since)
        .filter(({ type, data }) => type === 'taskAsked' && 'kind' in data && data.kind === 'session_invitation');
      expect(asked.length).toBeLessThanOrEqual(1);
    }
    expect(statuses(file)).toEqual(Array.from({ length: 12 }, () => 'report_due'));
  });

  it('is asked for as early as the programme says', () => {
    const programme = courses({}, { specialists: { vettingRequired: false, inviteBefore: 'P30D' } });
    expect(invitations(begun({}, { programme }))).toHaveLength(4);
  });

  it('lets one session be moved, cancelled and answered alone', () => {
    const file = begun();
    const [first, second, third] = file.kase.sessions.map(({ sessionId }) => sessionId);
    file.answered('session_invitation', 'accept', {}, first);
    file.do('coordinator', 'rescheduleSession', { sessionId: second!, startsAt: file.in('P15D'), reasonCode: 'other' });
    file.do('coordinator', 'cancelSession', { sessionId: third!, reasonCode: 'other' });
    expect(statuses(file)).toEqual(['accepted', 'invited', 'cancelled', ...Array.from({ length: 9 }, () => 'planned')]);
  });

  it('asks for a session that is moved near at once, and for one that stays far when it comes near', () => {
    const file = begun();
    const sessionId = file.kase.sessions.at(-1)!.sessionId;
    const move = (startsAt: string) =>
      file.do('coordinator', 'rescheduleSession', { sessionId, startsAt, reasonCode: 'other' });
    move(file.in('P40D'));
    expect(file.kase.sessions.at(-1)).toMatchObject({ status: 'planned', revision: 1 });
    move(file.in('P3D'));
    expect(file.kase.sessions.at(-1)).toMatchObject({ status: 'invited', revision: 2 });
    expect(invitations(file)).toHaveLength(3);
  });

  it('asks only for the report where nobody could be asked before: the session may have taken place', () => {
    const file = begun({ startsAt: '2031-04-07T08:00:00.000Z', count: 2 });
    file.do('coordinator', 'suspendCase', { reasonCode: 'hospital' }).pass('P7W');
    file.do('coordinator', 'resumeCase', { reasons: file.text() });
    expect(statuses(file)).toEqual(['report_due', 'report_due']);
    expect(invitations(file)).toEqual([]);
    expect(file.openTasks.filter(({ kind }) => kind === 'session_report')).toHaveLength(2);
  });

  it.each<[string, Partial<Body>, string, string]>([
    ['a track that the plan does not have', { trackId: 'elsewhere' }, 'unknown_track', 'trackId'],
    ['a specialist of another discipline', { specialistId: 'teacher' }, 'wrong_discipline', 'specialistId'],
    ['nobody known', { specialistId: 'nobody' }, 'unknown_person', 'specialistId'],
    ['a time that has passed', { startsAt: '2031-03-03T07:00:00.000Z' }, 'date_in_past', 'startsAt'],
    ['a place that the programme does not know', { placeCode: 'cellar' }, 'unknown_place', 'placeCode'],
    ['more than 52 sessions', { every: 'P1D', count: 53 }, 'series_too_long', 'count'],
    ['one session', { count: 1 }, 'series_too_long', 'count'],
    ['half a session', { count: 2.5 }, 'series_too_long', 'count'],
    ['more than a year', { every: 'P1M', count: 14 }, 'series_too_long', 'count'],
    ['no time in between', { every: 'P0D' }, 'unknown_code', 'every'],
    ['working days in between', { every: '5wd' }, 'unknown_code', 'every'],
  ])('is not planned with %s', (_what, changes, code, path) => {
    const file = enrolled();
    expect(file.try('coordinator', 'planSeries', weekly(file, changes))).toMatchObject({ code, path });
  });

  it('may be of a whole year', () => {
    expect(begun({ every: 'P1M', count: 13 }).kase.sessions).toHaveLength(13);
    expect(begun({ count: 52 }).kase.sessions).toHaveLength(52);
  });

  it('is planned once there is an approved plan', () => {
    const file = planning({ programme: courses() });
    const data = { ...weekly(enrolled()), startsAt: file.in('P7D') };
    expect(file.try('coordinator', 'planSeries', data)).toMatchObject({ code: 'not_allowed_in_phase' });
  });

  it('of a voluntary track needs consent', () => {
    const file = enrolled();
    file.do('coordinator', 'recordConsent', { purpose: 'programme_participation', state: 'withdrawn' });
    const data = weekly(file, { trackId: trackId(file, 'religious_dialogue'), specialistId: 'scholar' });
    expect(file.try('coordinator', 'planSeries', data)).toMatchObject({ code: 'consent_missing', path: 'trackId' });
  });

  it('of 52 weeks leaves a small state', () => {
    expect(JSON.stringify(begun({ count: 52 }).kase).length).toBeLessThan(24_000);
  });
});
