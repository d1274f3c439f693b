import type { CommandData, TaskKind } from '../../shared/domain/case';
import { programmeSchema } from '../../shared/programme/schema';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import {
  assessing,
  closed,
  decided,
  inIntake,
  inProgramme,
  planned,
  preRelease,
  referred,
  trackId,
} from '../../stories/drivers/kernel/states';
import { standard } from '../../stories/programmes';
import { courses, enrolled } from './builders/courses';

const programme = {
  ...standard,
  incidents: programmeSchema.shape['incidents']!.parse({
    kinds: ['threat', 'other'],
    severities: ['minor', 'serious', 'grave'],
    notify: ['lead_coordinator', 'facility_manager', 'police_lead', 'chair', 'duty_officer'],
    proposeSuspensionFrom: 'serious',
  }),
};

const threat = (severity = 'minor'): CommandData['recordIncident'] => ({ kind: 'threat', severity, what: text });
const managed = (file: CaseFile) =>
  file.do('coordinator', 'appoint', { function: 'facility_manager', personId: 'facility_manager' });
const staffed = (file: CaseFile) =>
  file.kase.functions.police_lead === undefined
    ? managed(file).do('coordinator', 'appoint', { function: 'police_lead', personId: 'police_officer' })
    : managed(file);
const running = () => staffed(inProgramme({ programme }));
const asked = (file: CaseFile, kind: TaskKind) =>
  file.openTasks.filter((task) => task.kind === kind).map(({ assigneeId }) => assigneeId);

describe('an incident', () => {
  it('is notified to each holder of the functions that the programme names, once, and not to its reporter', () => {
    const file = running().do('duty_officer', 'recordIncident', threat());
    expect(asked(file, 'incident_notice').sort()).toEqual([
      ...['chair', 'coordinator', 'facility_manager', 'police_officer'],
    ]);
    const twice = staffed(inProgramme({ programme })).do('coordinator', 'appoint', {
      function: 'duty_officer',
      personId: 'facility_manager',
    });
    twice.do('coordinator', 'recordIncident', threat());
    expect(asked(twice, 'incident_notice').sort()).toEqual(['chair', 'facility_manager', 'police_officer']);
  });

  it('is noted by each for themselves, and each is asked again of the next one', () => {
    const file = running().do('facility_manager', 'recordIncident', threat());
    const { incidentId } = file.log.findLast(({ type }) => type === 'incidentRecorded')!.data as { incidentId: string };
    const [first] = file.openTasks.filter(({ kind }) => kind === 'incident_notice');
    expect(first!.about).toBe(incidentId);
    expect(file.answer(first!, 'noted')).toBeNull();
    file.do('facility_manager', 'recordIncident', threat());
    expect(asked(file, 'incident_notice')).toHaveLength(3 + 4);
  });

  it.each([
    ['kind', { kind: 'weather' }],
    ['severity', { severity: 'unheard_of' }],
    ['kind', { kind: 'constructor', severity: 'toString' }],
    ['kind', { kind: ' ' }],
  ])('of an unknown %s is refused, and nothing happens', (path, wrong) => {
    const file = running();
    const before = file.kase;
    expect(file.try('coordinator', 'recordIncident', { ...threat(), ...wrong })).toMatchObject({
      code: 'unknown_code',
      path,
    });
    expect(file.kase).toBe(before);
  });

  it('is recorded in custody only, and while the case is suspended too', () => {
    for (const file of [referred({ programme }), decided('parole', { programme }).pass('P60D'), closed()])
      expect(file.try('coordinator', 'recordIncident', threat())).toMatchObject({ code: 'not_allowed_in_phase' });
    const file = running().do('coordinator', 'suspendCase', { reasonCode: 'escape' });
    expect(file.try('coordinator', 'recordIncident', threat('grave'))).toBeNull();
    // An escape suspends the case and is an incident too, so the usual functions are notified.
    const told = file.owed.map(({ taskId }) => file.kase.tasks[taskId]!.kind);
    expect(new Set(told)).toEqual(new Set(['incident_notice', 'suspension_proposal']));
  });

  it('has not happened before the person was there', () => {
    const file = running();
    expect(file.try('coordinator', 'recordIncident', threat(), '2000-01-01T00:00:00.000Z')).toMatchObject({
      code: 'ends_before_start',
      path: 'occurredAt',
    });
  });

  it('has not happened in the future', () => {
    const file = running();
    expect(file.try('coordinator', 'recordIncident', threat(), file.in('PT1S'))).toEqual({
      code: 'occurred_in_future',
      path: 'occurredAt',
    });
  });

  it('has the case looked at again: a reassessment and a conference within five working days', () => {
    const file = running();
    file.do('coordinator', 'recordIncident', threat());
    const within = file.in('5wd');
    expect(file.kase.reassessmentRequired).toMatchObject({ because: 'incident', dueAt: within });
    expect(file.kase.conferenceDue).toEqual({ type: 'incident', dueAt: within, fellDue: false, since: file.now });
  });

  it('wants no conference on arrival, nor where the programme has none, and another where it has no such type', () => {
    const arrived = inIntake({ programme }).do('coordinator', 'recordIncident', threat('grave'));
    expect([arrived.kase.conferenceDue, arrived.kase.reassessmentRequired]).toEqual([null, null]);
    const without = inProgramme({ programme: { ...programme, conferences: {} } });
    expect(without.do('coordinator', 'recordIncident', threat()).kase.conferenceDue).toBeNull();
    const other = assessing({ programme: { ...programme, conferences: { review: { quorum: [], minutes: 30 } } } });
    expect(other.do('coordinator', 'recordIncident', threat()).kase.conferenceDue).toMatchObject({ type: 'review' });
  });
});

describe('new information', () => {
  it('is notified and reviewed like an incident, and proposes nothing', () => {
    const file = running().do('assessor', 'recordNewInformation', { what: text });
    expect(asked(file, 'incident_notice')).toHaveLength(5);
    expect(asked(file, 'suspension_proposal')).toEqual([]);
    expect(file.kase.reassessmentRequired).toMatchObject({ because: 'new_information' });
    expect(file.kase.conferenceDue).toMatchObject({ type: 'incident' });
  });

  it('is recorded in custody only', () => {
    expect(closed().try('coordinator', 'recordNewInformation', { what: text })).toMatchObject({
      code: 'not_allowed_in_phase',
    });
  });
});

describe('a suspension of activities', () => {
  const grave = () => running().do('coordinator', 'recordIncident', threat('serious'));

  it('is proposed from the severity that the programme names, and suspends nothing by itself', () => {
    expect(asked(running().do('coordinator', 'recordIncident', threat()), 'suspension_proposal')).toEqual([]);
    for (const severity of ['serious', 'grave']) {
      const file = running().do('coordinator', 'recordIncident', threat(severity)).pass('P30D');
      expect(asked(file, 'suspension_proposal')).toEqual(['facility_manager']);
      expect(file.kase.activitiesSuspended).toBeNull();
    }
  });

  it('is decided with reasons: suspended', () => {
    const file = grave();
    const task = file.task('suspension_proposal');
    const { narrative: _none, ...bare } = { taskId: task.taskId, answer: 'suspend' as const, narrative: text };
    expect(file.try('facility_manager', 'answerTask', bare)).toEqual({ code: 'reason_required', path: 'narrative' });
    file.answered('suspension_proposal', 'suspend');
    expect(file.kase.activitiesSuspended).toEqual({ since: file.now, incidentId: task.about });
  });

  it('is decided with reasons: kept', () => {
    const file = grave().answered('suspension_proposal', 'keep');
    expect(file.kase.activitiesSuspended).toBeNull();
    expect(file.log.at(-1)).toMatchObject({ type: 'activitiesKept' });
  });

  it('is decided by the chair where there is no facility manager, and never by the lead coordinator', () => {
    const without = inProgramme({ programme }).do('coordinator', 'recordIncident', threat('grave'));
    expect(asked(without, 'suspension_proposal')).toEqual(['chair']);
    const task = without.task('suspension_proposal');
    expect(
      without.try('other_coordinator', 'reassignTask', {
        taskId: task.taskId,
        assigneeId: 'coordinator',
        reasonCode: 'workload',
      }),
    ).toMatchObject({ code: 'separation_of_duties' });
  });

  it('is decided by somebody other than its reporter, if there is one', () => {
    const reported = running().do('facility_manager', 'recordIncident', threat('grave'));
    expect(asked(reported, 'suspension_proposal')).toEqual(['chair']);
  });

  it('is not proposed twice at once, nor while activities are suspended', () => {
    const file = grave().do('coordinator', 'recordIncident', threat('grave'));
    expect(asked(file, 'suspension_proposal')).toEqual(['facility_manager']);
    file.answered('suspension_proposal', 'suspend').do('coordinator', 'recordIncident', threat('grave'));
    expect(asked(file, 'suspension_proposal')).toEqual([]);
    file.do('chair', 'resumeActivities', { reasons: text }).do('coordinator', 'recordIncident', threat('grave'));
    expect(asked(file, 'suspension_proposal')).toEqual(['facility_manager']);
  });

  it('calls off the group sessions to come, and says no more of why', () => {
    const file = managed(enrolled(courses({}, { incidents: programme.incidents })));
    const group = planned(file, { trackId: trackId(file, 'basic_education'), specialistId: 'teacher' });
    const alone = planned(file, { trackId: trackId(file, 'religious_dialogue'), specialistId: 'scholar' });
    file.do('coordinator', 'recordIncident', threat('grave')).answered('suspension_proposal', 'suspend');
    expect(file.kase.sessions.map(({ sessionId, status }) => [sessionId, status])).toEqual([
      [group, 'cancelled'],
      [alone, 'invited'],
    ]);
    expect(file.log.find(({ type }) => type === 'sessionCancelled')?.data).toEqual({
      sessionId: group,
      reasonCode: 'called_off',
    });
  });

  it('ends by a decision, once', () => {
    const file = grave().answered('suspension_proposal', 'suspend').do('chair', 'resumeActivities', { reasons: text });
    expect(file.kase.activitiesSuspended).toBeNull();
    expect(file.try('chair', 'resumeActivities', { reasons: text })).toEqual({ code: 'activities_not_suspended' });
    expect(running().try('chair', 'resumeActivities', { reasons: text })).toEqual({ code: 'activities_not_suspended' });
  });

  it('ends with the release', () => {
    const file = staffed(decided('parole', { programme }))
      .do('coordinator', 'recordIncident', threat('grave'))
      .answered('suspension_proposal', 'suspend')
      .do('coordinator', 'recordIncident', threat('minor'));
    file.pass('P60D');
    expect([file.kase.phase, file.kase.activitiesSuspended]).toEqual(['released', null]);
    const open = staffed(decided('parole', { programme })).do('coordinator', 'recordIncident', threat('grave'));
    expect(asked(open.pass('P60D'), 'suspension_proposal')).toEqual([]);
  });
});

it('goes back no further than custody: before release it is still recorded', () => {
  expect(preRelease({ programme }).try('coordinator', 'recordIncident', threat())).toBeNull();
});
