import type { CommandData } from '../../shared/domain/case';
import type { Marker } from '../../shared/domain/areas/person/contract';
import { acceptance, assessmentAssigned, housing, opening } from '../../stories/bodies';
import { CaseFile, text } from '../../stories/drivers/kernel/case-file';
import {
  assessing,
  closing,
  dateIn,
  inProgramme,
  planned,
  referred,
  released,
  trackId,
} from '../../stories/drivers/kernel/states';
import { consentRecorded, withSessions } from '../../stories/drivers/kernel/steps';
import { standard } from '../../stories/programmes';

const programme = {
  ...standard,
  conferences: { ...standard.conferences, transition: { quorum: [], minutes: 60 } },
  reasons: { ...standard.reasons, conflictOfInterest: ['family_tie', 'other'] },
};

const set = (markers: readonly Marker[], turnsAdultOn?: string): CommandData['setMarkers'] => ({
  markers,
  reasons: text,
  ...(turnsAdultOn && { turnsAdultOn }),
});

/** Makes the first of several presume guilt. */
const presuming = <T extends object>(all: readonly T[]): T[] =>
  all.map((each, index) => ({ ...each, presumesGuilt: index === 0 }));

describe('the markers of a person', () => {
  it('are listed in full, each once', () => {
    const file = referred().do('coordinator', 'setMarkers', set(['returnee', 'woman', 'returnee']));
    expect(file.kase.markers).toEqual(['woman', 'returnee']);
    file.do('coordinator', 'setMarkers', set(['woman']));
    expect(file.kase.markers).toEqual(['woman']);
  });

  it.each<[string, CommandData['setMarkers'], string, string]>([
    ['the same', set([]), 'nothing_changed', 'markers'],
    ['a juvenile without the day of majority', set(['juvenile']), 'adult_date_missing', 'turnsAdultOn'],
    ['a juvenile who is of age', set(['juvenile'], '2031-03-03'), 'date_in_past', 'turnsAdultOn'],
  ])('are not set to %s', (_what, data, code, path) => {
    expect(referred().try('coordinator', 'setMarkers', data)).toMatchObject({ code, path });
  });

  it('keep the day of majority until they are set otherwise, and forget it with the marker', () => {
    const file = referred().do('coordinator', 'setMarkers', set(['juvenile'], '2032-01-01'));
    expect(file.try('coordinator', 'setMarkers', set(['juvenile']))).toMatchObject({ code: 'nothing_changed' });
    file.do('coordinator', 'setMarkers', set(['juvenile', 'woman']));
    expect(file.kase.turnsAdultOn).toBe('2032-01-01');
    file.do('coordinator', 'setMarkers', set(['woman'], '2032-01-01'));
    expect(file.kase.turnsAdultOn).toBeNull();
  });

  it('that come after the intake do not open it again', () => {
    expect(assessing().do('coordinator', 'setMarkers', set(['woman'])).kase.phase).toBe('assessing');
  });

  it('are not set after release', () => {
    expect(released().try('coordinator', 'setMarkers', set(['woman']))).toMatchObject({
      code: 'not_allowed_in_phase',
    });
  });
});

describe('a person who comes of age', () => {
  function young(): CaseFile {
    const file = inProgramme({ programme });
    return file.do('coordinator', 'setMarkers', set(['juvenile'], dateIn(file, 'P10D')));
  }

  it('is no juvenile from the first hour of the day on, gives consent anew, and has a conference', () => {
    const file = young();
    const given = Object.keys(file.kase.consents);
    expect(given.length).toBeGreaterThan(0);
    file.pass('P9D');
    expect(file.kase.markers).toEqual(['juvenile']);
    file.pass('P1D');
    expect(file.kase).toMatchObject({ markers: [], turnsAdultOn: null, conferenceDue: { type: 'transition' } });
    expect(Object.values(file.kase.consents).map(({ state }) => state)).toEqual(given.map(() => 'asked'));
    expect(file.task('follow_up', 'adulthood_reached').assigneeId).toBe('coordinator');
    expect(file.deadlines.map(({ what }) => what)).not.toContain('adulthoodReached');
  });

  it('has no voluntary session until they consent as an adult', () => {
    const file = young();
    const voluntary = planned(file, { startsAt: file.in('P20D') });
    const education = { trackId: trackId(file, 'basic_education'), specialistId: 'teacher' };
    const statutory = planned(file, { ...education, startsAt: file.in('P20D') });
    file.pass('P10D');
    expect(statusOf(file, voluntary)).toBe('cancelled');
    expect(statusOf(file, statutory)).toBe('invited');
    expect(() => planned(file)).toThrow('consent_missing');
    consentRecorded(file);
    expect(statusOf(file, planned(file))).toBe('invited');
  });

  it('does so in hospital, too', () => {
    const file = young().do('coordinator', 'suspendCase', { reasonCode: 'hospital' }).pass('P11D');
    expect(file.kase).toMatchObject({ markers: [], suspended: { reasonCode: 'hospital' } });
  });

  it('born on 29 February does so on the day that the case says', () => {
    const file = referred({ programme });
    file.do('coordinator', 'setMarkers', set(['juvenile'], '2032-02-29')).until('2032-02-29T08:00:00.000Z');
    expect(file.log.find(({ type }) => type === 'adulthoodReached')?.at).toBe('2032-02-28T23:00:00.000Z');
    expect(file.kase.conferenceDue).toBeNull();
  });
});

const statusOf = (file: CaseFile, sessionId: string) =>
  file.kase.sessions.find((session) => session.sessionId === sessionId)?.status;

describe('a conviction', () => {
  const opened = (changes: Partial<CommandData['openCase']>) =>
    new CaseFile()
      .do('coordinator', 'openCase', opening({ legalBasis: 'court_order', ...changes }))
      .do('coordinator', 'acceptReferral', acceptance);
  const onTrial = () => opened({ markers: ['pre_trial', 'woman'] });

  it('ends the time before it', () => {
    const file = onTrial().do('coordinator', 'recordConviction', { convictedOn: '2031-03-01' });
    expect(file.kase).toMatchObject({ markers: ['woman'], convictedOn: '2031-03-01' });
  });

  it('is recorded once, and never ahead', () => {
    const file = onTrial();
    const convicted = (convictedOn: string) => file.try('coordinator', 'recordConviction', { convictedOn });
    expect(convicted('2031-03-04')).toEqual({ code: 'date_in_future', path: 'convictedOn' });
    expect(convicted('2031-03-03')).toBeNull();
    expect(convicted('2031-03-03')).toEqual({ code: 'nothing_changed', path: 'convictedOn' });
  });

  it('that brought the person here is not recorded again', () => {
    const file = opened({ legalBasis: 'conviction' });
    expect(file.try('coordinator', 'recordConviction', { convictedOn: '2031-03-01' })).toMatchObject({
      code: 'nothing_changed',
    });
  });

  it('that is tried again is none for the time being', () => {
    const file = onTrial().do('coordinator', 'recordConviction', { convictedOn: '2031-03-01' });
    file.do('coordinator', 'setMarkers', set(['pre_trial']));
    expect(file.kase.convictedOn).toBeNull();
    expect(file.try('coordinator', 'recordConviction', { convictedOn: '2031-03-02' })).toBeNull();
  });

  it('that is tried again ends what takes it for granted, and nothing else', () => {
    const presumes = {
      ...programme,
      tracks: presuming(programme.tracks),
      instruments: presuming(programme.instruments),
    };
    const file = inProgramme({ programme: presumes });
    const education = { trackId: trackId(file, 'basic_education'), specialistId: 'teacher' };
    const [accusing, other] = [planned(file), planned(file, education)];
    file.do('coordinator', 'assignAssessment', assessmentAssigned());
    const { assessmentId } = file.kase.assessments.at(-1)!;
    file.do('coordinator', 'setMarkers', set(['pre_trial']));
    expect([statusOf(file, accusing), statusOf(file, other)]).toEqual(['cancelled', 'invited']);
    expect(file.kase.assessments.at(-1)).toMatchObject({ assessmentId, status: 'not_possible' });
    expect(file.openTasks.map(({ kind, about }) => (kind === 'follow_up' ? about : kind))).toEqual([
      'session_invitation',
      'assessment_not_possible',
    ]);
    expect(file.kase.assessments[0]?.status).toBe('approved');
  });
});

describe('somebody with a conflict of interest', () => {
  const conflict = (personId: string) => ({ personId, reasonCode: 'family_tie' });

  it.each<[string, CommandData['recordConflict'], string, string]>([
    ['of nobody known', conflict('nobody'), 'unknown_person', 'personId'],
    ['for no reason on the list', { ...conflict('teacher'), reasonCode: 'looks' }, 'unknown_reason', 'reasonCode'],
  ])('is not recorded %s', (_what, data, code, path) => {
    expect(inProgramme({ programme }).try('coordinator', 'recordConflict', data)).toMatchObject({ code, path });
  });

  it('is recorded once, whether they have left or not', () => {
    const file = inProgramme({ programme }).do('coordinator', 'recordConflict', conflict('retired'));
    expect(file.try('coordinator', 'recordConflict', conflict('retired'))).toMatchObject({ code: 'nothing_changed' });
    expect(file.openTasks).toEqual([]);
  });

  it('is appointed, assigned and asked for nothing', () => {
    const file = withSessions(inProgramme({ programme })).do(
      'coordinator',
      'recordConflict',
      conflict('other_psychologist'),
    );
    const refused = (path: string) => ({ code: 'conflict_of_interest', path });
    const personId = 'other_psychologist';
    expect(file.try('coordinator', 'appoint', { function: 'reviewer', personId })).toEqual(refused('personId'));
    expect(file.try('coordinator', 'assignAssessment', assessmentAssigned({ assessorId: personId }))).toEqual(
      refused('assessorId'),
    );
    const { taskId } = file.task('session_invitation');
    expect(file.try('coordinator', 'reassignTask', { taskId, assigneeId: personId, reasonCode: 'workload' })).toEqual(
      refused('assigneeId'),
    );
    expect(() => planned(file, { specialistId: personId })).toThrow('conflict_of_interest');
  });

  it.each([
    ['holds a function', 'chair', true],
    ['is asked for something or runs a session', 'psychologist', true],
    ['does nothing in the case', 'teacher', false],
  ])('is brought before the coordinator where they have work in the case: one who %s', (_what, personId, isAsked) => {
    const file = withSessions(inProgramme({ programme })).do('coordinator', 'recordConflict', conflict(personId));
    expect(file.openTasks.some(({ about }) => about === 'conflict_recorded')).toBe(isAsked);
    expect(file.try('facility_manager', 'decideHousing', housing(dateIn(file, 'P1M')))).toBeNull();
  });

  it('is completed by giving their work to others, and not by an answer', () => {
    const file = inProgramme({ programme }).do('coordinator', 'recordConflict', conflict('chair'));
    const task = file.task('follow_up', 'conflict_recorded');
    expect(file.answer(task, 'done')).toMatchObject({ code: 'gate_incomplete', detail: { missing: ['reassignment'] } });
    file.do('coordinator', 'appoint', { function: 'chair', personId: 'other_chair' });
    expect(file.answer(task, 'done')).toBeNull();
  });

  it('may come up until the case is closed', () => {
    expect(closing({ programme }).try('coordinator', 'recordConflict', conflict('teacher'))).toBeNull();
  });
});
