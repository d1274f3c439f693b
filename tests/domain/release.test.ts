import type { Body } from '../../stories/act';
import { parole, plan, sentenceCompleted } from '../../stories/bodies';
import { text } from '../../stories/drivers/kernel/case-file';
import {
  dateIn,
  decided,
  inProgramme,
  releaseDecision,
  released,
  statesByPhase,
} from '../../stories/drivers/kernel/states';
import { standard } from '../../stories/programmes';

describe('the preparation of release', () => {
  it('falls due twelve months before the expected release, and is started by the coordinator', () => {
    const file = inProgramme();
    expect(file.deadlines).toContainEqual({ at: '2033-02-28T23:00:00.000Z', what: 'preReleaseFellDue' });
    file.until('2033-03-01T00:00:00.000Z');
    expect(file.task('follow_up', 'pre_release_due').assigneeId).toBe('coordinator');
    file.do('coordinator', 'startPreRelease', { reasons: text });
    expect(file.kase).toMatchObject({ phase: 'pre_release', preRelease: { startedBy: 'coordinator' } });
    expect(file.openTasks.map(({ about }) => about)).not.toContain('pre_release_due');
  });

  it('moves along when the date of release moves, and no old reminder stays', () => {
    const file = inProgramme().until('2033-03-01T00:00:00.000Z');
    file.do('coordinator', 'changeDates', { expectedReleaseOn: '2035-01-01', reasonCode: 'other', reasons: text });
    expect(file.openTasks.map(({ about }) => about)).not.toContain('pre_release_due');
    expect(file.deadlines.find(({ what }) => what === 'preReleaseFellDue')?.at).toBe('2033-12-31T23:00:00.000Z');
  });

  it('is due at once when the release comes five months early', () => {
    const file = inProgramme().until('2032-10-15T08:00:00.000Z');
    expect(file.openTasks.map(({ about }) => about)).not.toContain('pre_release_due');
    file.do('coordinator', 'changeDates', { expectedReleaseOn: '2033-10-01', reasonCode: 'other', reasons: text });
    expect(file.task('follow_up', 'pre_release_due')).toMatchObject({ assigneeId: 'coordinator' });
    expect(file.log.find(({ type }) => type === 'datesChanged')).toMatchObject({
      data: { changes: [{ date: 'expectedReleaseOn', from: '2034-03-01', to: '2033-10-01' }] },
    });
  });

  it.each(['assessing', 'planning', 'programme'] as const)(
    'that nobody has started is overdue on the day of release at the latest, in whatever phase (%s)',
    (phase) => {
      const file = statesByPhase[phase]({ programme: { ...standard, shortSentence: undefined } });
      file.do('coordinator', 'changeDates', {
        expectedReleaseOn: dateIn(file, 'P10D'),
        reasonCode: 'other',
        reasons: text,
      });
      expect(file.pass('P9D').kase.phaseTargetPassed).toBe(false);
      expect(file.pass('P1D').kase).toMatchObject({ phase, phaseTargetPassed: true });
      expect(file.task('follow_up', 'phase_overdue').assigneeId).toBe('coordinator');
    },
  );

  it.each([
    ['the same', '2034-03-01', 'nothing_changed'],
    ['one that has passed', '2031-03-02', 'date_in_past'],
  ])('does not move to a date that is %s', (_what, expectedReleaseOn, code) => {
    expect(
      inProgramme().try('coordinator', 'changeDates', { expectedReleaseOn, reasonCode: 'other', reasons: text }),
    ).toMatchObject({
      code,
      path: 'expectedReleaseOn',
    });
  });
});

describe('the decision on release, which an outside authority takes', () => {
  const onParole = parole('2034-01-30', '2034-02-14', '2035-02-14');
  const completed = sentenceCompleted('2034-01-30', '2034-02-14');

  it.each<[string, Body<'recordReleaseDecision'>, string, string]>([
    ['taken tomorrow', { ...onParole, decidedOn: '2034-01-31' }, 'date_in_future', 'decidedOn'],
    ['for a day before it', { ...onParole, releaseOn: '2034-01-29' }, 'ends_before_start', 'releaseOn'],
    [
      'of parole without an end',
      { ...onParole, supervisionEndsOn: undefined },
      'parole_terms_missing',
      'supervisionEndsOn',
    ],
    [
      'of parole without an officer',
      { ...onParole, supervisingOfficerId: undefined },
      'parole_terms_missing',
      'supervisingOfficerId',
    ],
    ['of parole without conditions', { ...onParole, conditions: [] }, 'parole_terms_missing', 'conditions'],
    [
      'of parole that ends as it begins',
      { ...onParole, supervisionEndsOn: '2034-02-14' },
      'ends_before_start',
      'supervisionEndsOn',
    ],
    [
      'of parole under a teacher',
      { ...onParole, supervisingOfficerId: 'teacher' },
      'wrong_discipline',
      'supervisingOfficerId',
    ],
    ['handed over by the receiver', { ...onParole, senderId: 'probation_officer' }, 'separation_of_duties', 'senderId'],
    ['handed over by nobody known', { ...onParole, senderId: 'nobody' }, 'unknown_person', 'senderId'],
    [
      'with conditions after a whole sentence',
      { ...completed, conditions: [text] },
      'no_supervision_on_this_branch',
      'conditions',
    ],
    [
      'with supervision after a whole sentence',
      { ...completed, supervisionEndsOn: '2035-01-01' },
      'no_supervision_on_this_branch',
      'supervisionEndsOn',
    ],
    [
      'with an officer after a whole sentence',
      { ...completed, supervisingOfficerId: 'probation_officer' },
      'no_supervision_on_this_branch',
      'supervisingOfficerId',
    ],
  ])('is not recorded %s', (_what, data, code, path) => {
    expect(releaseDecision().try('coordinator', 'recordReleaseDecision', data)).toMatchObject({ code, path });
  });

  it('that is recorded late, after the day of release, lets that day come at once', () => {
    const file = releaseDecision().pass('P20D');
    file.do('coordinator', 'recordReleaseDecision', onParole);
    expect(file.kase).toMatchObject({ phase: 'released', release: { releaseOn: '2034-02-14', releasedAt: file.now } });
    expect(file.task('contact_report').dueAt).toBe(file.in('PT24H'));
  });

  describe('before the gate is complete', () => {
    const early = sentenceCompleted('2031-03-02', '2031-03-02');
    const inPlanning = (): ReturnType<typeof inProgramme> => statesByPhase.planning();
    const today = (file: ReturnType<typeof inProgramme>) => ({
      ...early,
      decidedOn: dateIn(file, 'P0D'),
      releaseOn: dateIn(file, 'P3D'),
    });

    it('wants a waiver, since somebody must answer for what is missing', () => {
      const file = inPlanning();
      expect(file.try('coordinator', 'recordReleaseDecision', today(file))).toMatchObject({
        code: 'gate_incomplete',
        path: 'waiver',
      });
    });

    it('is recorded with one, hands the person over, and asks nobody any more what came before', () => {
      const file = inPlanning();
      file
        .do('coordinator', 'draftPlan', plan(dateIn(file, 'P3M')))
        .do('coordinator', 'submitPlan', { chairId: 'chair' });
      file.do('coordinator', 'recordReleaseDecision', { ...today(file), waiver: text });
      expect(file.kase).toMatchObject({ phase: 'release_decision', release: { waived: true, releasedAt: null } });
      expect(file.openTasks.map(({ kind }) => kind)).toEqual(['handover_sending', 'handover_acceptance']);
      expect(file.pass('P3D').kase.phase).toBe('released');
    });

    it('is no waiver where the gate was complete', () => {
      const file = releaseDecision().do('coordinator', 'recordReleaseDecision', onParole);
      expect(file.kase.release?.waived).toBe(false);
    });
  });

  it('is recorded once', () => {
    const file = releaseDecision().do('coordinator', 'recordReleaseDecision', onParole);
    expect(file.try('coordinator', 'recordReleaseDecision', completed)).toMatchObject({ code: 'already_decided' });
  });

  it('names who hands over and who receives, by the day of release', () => {
    const file = decided();
    const handover = file.openTasks.filter(({ about }) => about === 'handover');
    expect(handover.map(({ kind, assigneeId, dueAt }) => [kind, assigneeId, dueAt])).toEqual([
      ['handover_sending', 'sender', '2034-02-12T23:00:00.000Z'],
      ['handover_acceptance', 'probation_officer', '2034-02-12T23:00:00.000Z'],
    ]);
    expect(file.kase).toMatchObject({ phase: 'release_decision', release: { releasedAt: null, conditions: 2 } });
  });

  it('that is put off moves the release and notifies both sides of the hand-over', () => {
    const file = decided();
    file.do('coordinator', 'changeDates', { expectedReleaseOn: '2034-03-20', reasonCode: 'other', reasons: text });
    expect(file.kase.release?.releaseOn).toBe('2034-03-20');
    expect(file.owed.map(({ recipientId, message }) => [recipientId, message])).toEqual(
      expect.arrayContaining([
        ['sender', 'changed'],
        ['probation_officer', 'changed'],
      ]),
    );
    file.until('2034-03-10T08:00:00.000Z');
    expect(file.kase.phase).toBe('release_decision');
    file.until('2034-03-20T08:00:00.000Z');
    expect(file.kase.phase).toBe('released');
  });

  it('cannot be put off beyond the end of supervision', () => {
    const file = decided();
    const expectedReleaseOn = file.kase.release!.supervisionEndsOn!;
    expect(
      file.try('coordinator', 'changeDates', { expectedReleaseOn, reasonCode: 'other', reasons: text }),
    ).toMatchObject({
      code: 'ends_before_start',
    });
  });

  it('lets the day of release come by itself, at midnight of the place', () => {
    const file = decided();
    file.pass('P15D');
    expect(file.log.find(({ type }) => type === 'personReleased')?.at).toBe('2034-02-12T23:00:00.000Z');
    expect(file.kase.phase).toBe('released');
  });
});

describe('the hand-over', () => {
  it('is confirmed by sender and receiver, in either order', () => {
    const file = released();
    file.answered('handover_acceptance', 'confirm');
    expect(file.missing).toEqual([{ code: 'handover_sending', owedBy: { personId: 'sender' } }]);
    file.answered('handover_sending', 'confirm');
    expect(file.kase.phase).toBe('supervised');
  });

  it('that both confirmed before the day ends on the day', () => {
    const file = decided('sentence_completed');
    file.answered('handover_acceptance', 'confirm').answered('handover_sending', 'confirm');
    expect(file.kase.phase).toBe('release_decision');
    file.pass('P15D');
    expect(file.kase.phase).toBe('aftercare');
  });

  it.each([
    ['handover_sending', 'probation_officer'],
    ['handover_acceptance', 'sender'],
  ] as const)('never has one person on both sides (%s)', (kind, assigneeId) => {
    const file = released();
    const { taskId } = file.task(kind);
    expect(file.try('coordinator', 'reassignTask', { taskId, assigneeId, reasonCode: 'workload' })).toMatchObject({
      code: 'separation_of_duties',
    });
  });

  it('passes to another supervising officer with the function', () => {
    const file = released().do('coordinator', 'appoint', {
      function: 'supervising_officer',
      personId: 'other_probation_officer',
    });
    expect(file.task('handover_acceptance').assigneeId).toBe('other_probation_officer');
    expect(file.kase.release?.receiverId).toBe('other_probation_officer');
  });

  it('that is late is said to be overdue', () => {
    const file = released();
    expect(dateIn(file, 'P0D')).toBe(file.kase.release?.releaseOn);
    expect(file.pass('P3D').kase).toMatchObject({ phase: 'released', phaseTargetPassed: true });
  });
});
