import type { CommandData } from '../../shared/domain/case';
import { incident } from '../../stories/bodies';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { planned, planning, trackId } from '../../stories/drivers/kernel/states';
import { courses, enrolled } from './builders/courses';

type Measure = CommandData['recordMeasure'];
type End = CommandData['endTrack'];

const education = (file: CaseFile) => trackId(file, 'basic_education');
const track = (file: CaseFile, code = 'psychological_counselling') =>
  file.kase.plan?.tracks.find((each) => each.code === code);

const distress = (file: CaseFile, changes: Partial<Measure> = {}): Measure => ({
  trackId: trackId(file),
  measure: 'distress',
  when: 'before',
  level: 'severe',
  ...changes,
});
const ending = (file: CaseFile, changes: Partial<End> = {}): End => ({
  trackId: trackId(file),
  outcome: 'completed',
  reasons: text,
  ...changes,
});
const dropping = (file: CaseFile, changes: Partial<End> = {}): End =>
  ending(file, { outcome: 'dropped_out', reasonCode: file.programme.reasons.trackDroppedOut[0], ...changes });

const attempt = (file: CaseFile, changes: Partial<CommandData['planSession']> = {}) =>
  file.try('coordinator', 'planSession', {
    trackId: trackId(file),
    specialistId: 'psychologist',
    startsAt: file.in('P7D'),
    minutes: 60,
    placeCode: 'room_a',
    ...changes,
  });

/** Holds a session of education on a module. */
function taught(file: CaseFile, module: string): CaseFile {
  planned(file, { trackId: education(file), specialistId: 'teacher', startsAt: file.in('P1D'), module });
  return file.answered('session_invitation', 'accept').pass('P2D').answered('session_report', 'held');
}

describe('a measure', () => {
  it('is taken before a track and after it', () => {
    const file = enrolled();
    file.do('coordinator', 'recordMeasure', distress(file));
    file.do('coordinator', 'recordMeasure', distress(file, { when: 'after', level: 'mild' }));
    expect(track(file)?.measured).toEqual(['distress:before', 'distress:after']);
  });

  it('that could not be taken is not rated, and is never the lowest level', () => {
    const file = enrolled();
    file.do('coordinator', 'recordMeasure', distress(file, { level: 'not_rated' }));
    expect(file.log.at(-1)).toMatchObject({ type: 'measureRecorded', data: { level: 'not_rated' } });
    expect(file.try('coordinator', 'recordMeasure', distress(file, { when: 'after' }))).toBeNull();
  });

  it.each<[string, Partial<Measure>, string, string]>([
    ['of a track that the plan does not have', { trackId: 'elsewhere' }, 'unknown_track', 'trackId'],
    ['that the track does not have', { measure: 'reading_level' }, 'unknown_measure', 'measure'],
    ['with a level that its scale does not have', { level: 'sound' }, 'unknown_level', 'level'],
    ['after, while none was taken before', { when: 'after' }, 'gate_incomplete', 'when'],
  ])('is not recorded %s', (_what, changes, code, path) => {
    const file = enrolled();
    expect(file.try('coordinator', 'recordMeasure', distress(file, changes))).toMatchObject({ code, path });
  });

  it('is not taken twice, nor once the track has ended', () => {
    const file = enrolled();
    file.do('coordinator', 'recordMeasure', distress(file));
    expect(file.try('coordinator', 'recordMeasure', distress(file, { level: 'mild' }))).toMatchObject({
      code: 'nothing_changed',
      path: 'when',
    });
    file.do('coordinator', 'endTrack', dropping(file));
    expect(file.try('coordinator', 'recordMeasure', distress(file, { when: 'after' }))).toMatchObject({
      code: 'track_ended',
    });
  });

  it('is not taken before there is an approved plan', () => {
    const file = planning({ programme: courses() });
    expect(file.try('coordinator', 'recordMeasure', { ...distress(enrolled()) })).toMatchObject({
      code: 'not_allowed_in_phase',
    });
  });
});

describe('the end of a track', () => {
  it('as completed names every module that was not held and every measure that was not taken after', () => {
    const file = enrolled(
      courses({ basic_education: { measures: [{ code: 'reading_level', scale: ['none', 'basic'] }] } }),
    );
    const completed = ending(file, { trackId: education(file) });
    const missing = (...codes: readonly string[]) =>
      expect(file.try('coordinator', 'endTrack', completed)).toMatchObject({
        code: 'gate_incomplete',
        path: 'outcome',
        detail: { missing: codes },
      });
    missing('module_reading', 'module_writing', 'measure_reading_level_after');
    taught(file, 'reading');
    missing('module_writing', 'measure_reading_level_after');
    taught(taught(file, 'writing'), 'writing');
    expect(track(file, 'basic_education')?.modulesHeld).toEqual(['reading', 'writing']);
    for (const when of ['before', 'after'] as const)
      file.do('coordinator', 'recordMeasure', {
        trackId: education(file),
        measure: 'reading_level',
        when,
        level: 'basic',
      });
    file.do('coordinator', 'endTrack', completed);
    expect(track(file, 'basic_education')?.outcome).toBe('completed');
  });

  it('counts a module only where its session was held', () => {
    const file = enrolled();
    planned(file, { trackId: education(file), specialistId: 'teacher', startsAt: file.in('P1D'), module: 'reading' });
    file.pass('P2D').answered('session_report', 'not_held', { reasonCode: 'person_absent' });
    expect(track(file, 'basic_education')?.modulesHeld).toBeUndefined();
  });

  it('as dropped out takes a reason of the list', () => {
    const file = enrolled();
    expect(file.try('coordinator', 'endTrack', dropping(file, { reasonCode: undefined }))).toMatchObject({
      code: 'reason_required',
      path: 'reasonCode',
    });
    expect(file.try('coordinator', 'endTrack', dropping(file, { reasonCode: 'bored' }))).toMatchObject({
      code: 'unknown_reason',
      path: 'reasonCode',
    });
    file.do('coordinator', 'endTrack', dropping(file));
    expect(track(file)?.outcome).toBe('dropped_out');
  });

  it('cancels its open sessions, and only its own, and notifies those who expect them', () => {
    const file = enrolled();
    const sessionId = planned(file);
    file.answered('session_invitation', 'accept', {}, sessionId);
    const other = planned(file, { trackId: education(file), specialistId: 'teacher' });
    file.do('coordinator', 'endTrack', dropping(file));
    expect(file.kase.sessions).toMatchObject([
      { sessionId, status: 'cancelled' },
      { sessionId: other, status: 'invited' },
    ]);
    expect(file.owed).toContainEqual(
      expect.objectContaining({ recipientId: 'psychologist', message: 'no_longer_needed' }),
    );
  });

  it('is recorded once, of a track of the plan', () => {
    const file = enrolled();
    expect(file.try('coordinator', 'endTrack', dropping(file, { trackId: 'elsewhere' }))).toMatchObject({
      code: 'unknown_track',
      path: 'trackId',
    });
    file.do('coordinator', 'endTrack', dropping(file));
    expect(file.try('coordinator', 'endTrack', dropping(file))).toMatchObject({ code: 'track_ended', path: 'trackId' });
    expect(attempt(file)).toMatchObject({ code: 'track_ended', path: 'trackId' });
  });
});

describe('a session of a track', () => {
  it('that builds on another waits until that is completed', () => {
    const file = enrolled(courses({ psychological_counselling: { requires: ['religious_dialogue'] } }));
    expect(attempt(file)).toMatchObject({
      code: 'prerequisite_missing',
      path: 'trackId',
      detail: { missing: ['religious_dialogue'] },
    });
    const before = { trackId: trackId(file, 'religious_dialogue') };
    const dropped = file.copy().do('coordinator', 'endTrack', dropping(file, before));
    expect(attempt(dropped)).toMatchObject({ code: 'prerequisite_missing' });
    file.do('coordinator', 'endTrack', ending(file, before));
    expect(attempt(file)).toBeNull();
  });

  it('that takes guilt for granted waits for a conviction', () => {
    const file = enrolled(courses({ psychological_counselling: { presumesGuilt: true } }));
    expect(attempt(file.copy())).toBeNull();
    file.do('coordinator', 'setMarkers', { markers: ['pre_trial'], reasons: text });
    expect(attempt(file)).toMatchObject({ code: 'not_before_conviction', path: 'trackId' });
  });

  it('is of one of its modules, or of none', () => {
    const file = enrolled();
    const inClass = { trackId: education(file), specialistId: 'teacher' };
    expect(attempt(file, { ...inClass, module: 'cooking' })).toMatchObject({
      code: 'unknown_module',
      path: 'module',
      detail: { known: ['reading', 'writing'] },
    });
    expect(attempt(file, { module: 'reading' })).toMatchObject({ code: 'unknown_module', path: 'module' });
    expect(attempt(file, inClass)).toBeNull();
  });

  it('in a group waits while activities are suspended, and one that was planned is called off', () => {
    const file = enrolled();
    const inClass = { trackId: education(file), specialistId: 'teacher' };
    const sessionId = planned(file, inClass);
    file.do('coordinator', 'appoint', { function: 'facility_manager', personId: 'facility_manager' });
    file.do('coordinator', 'recordIncident', incident({ severity: 'serious' }));
    file.answered('suspension_proposal', 'suspend');
    expect(attempt(file, inClass)).toMatchObject({ code: 'activities_suspended', path: 'trackId' });
    const moved = { sessionId, startsAt: file.in('P9D'), reasonCode: 'other' };
    expect(file.try('coordinator', 'rescheduleSession', moved)).toMatchObject({ code: 'session_not_open' });
    expect(attempt(file)).toBeNull();
  });
});
