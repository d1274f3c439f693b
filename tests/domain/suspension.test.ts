import { housing } from '../../stories/bodies';
import { text } from '../../stories/drivers/kernel/case-file';
import {
  dateIn,
  decided,
  inProgramme,
  planned,
  planning,
  referred,
  supervised,
  suspended,
} from '../../stories/drivers/kernel/states';
import {
  consentRecorded,
  opinionsWritten,
  planAgreed,
  planDrafted,
  planSubmitted,
  riskPlanned,
  withSessions,
} from '../../stories/drivers/kernel/steps';

const suspend = { reasonCode: 'court_proceedings' };
const resume = { reasons: text };

describe('a case that is suspended', () => {
  it('says since when and why, and is steered no further', () => {
    const file = suspended();
    expect(file.kase).toMatchObject({ phase: 'programme', suspended: { since: file.now, reasonCode: 'hospital' } });
    expect(file.try('coordinator', 'startPreRelease', { reasons: text })).toMatchObject({
      code: 'not_allowed_while_suspended',
    });
    expect(file.try('coordinator', 'suspendCase', suspend)).toMatchObject({ code: 'not_allowed_while_suspended' });
  });

  it('is suspended for a reason of the list', () => {
    expect(inProgramme().try('coordinator', 'suspendCase', { reasonCode: 'holiday' })).toMatchObject({
      code: 'unknown_reason',
      path: 'reasonCode',
    });
  });

  it('reminds nobody and finds nothing overdue, however long it lasts', () => {
    const file = suspended();
    const length = file.log.length;
    file.pass('P5M');
    expect(file.happenedSince(length)).toEqual([]);
    expect(file.owed).toEqual([]);
  });

  it('still takes an answer, and notifies of a session that is cancelled', () => {
    const file = suspended();
    const [accepted, open] = file.kase.sessions;
    file.answered('session_invitation', 'accept', {}, open!.sessionId);
    file.do('coordinator', 'cancelSession', { sessionId: accepted!.sessionId, reasonCode: 'person_unavailable' });
    expect(file.owed).toMatchObject([{ recipientId: 'psychologist', message: 'no_longer_needed' }]);
  });

  it('leaves as much time as before for the conference on an incident', () => {
    const file = inProgramme().do('coordinator', 'recordIncident', { kind: 'threat', severity: 'minor', what: text });
    const { dueAt } = file.kase.conferenceDue!;
    const left = Date.parse(dueAt) - Date.parse(file.now);
    file.do('coordinator', 'suspendCase', suspend).pass('P30D').do('coordinator', 'resumeCase', resume);
    expect(Date.parse(file.kase.conferenceDue!.dueAt) - Date.parse(file.now)).toBe(left);
    expect(file.deadlines.map(({ what }) => what)).toContain('conferenceFellDue');
  });

  it('goes on reviewing how the person is housed, and asks for it', () => {
    const file = inProgramme();
    file
      .do('facility_manager', 'decideHousing', housing(dateIn(file, 'P10D'), { option: 'separate' }))
      .do('coordinator', 'suspendCase', suspend)
      .pass('P10D');
    expect(file.owed).toMatchObject([{ recipientId: 'coordinator', message: 'asked' }]);
    file.pass('P5D');
    // By then the separation comes near its limit, too.
    expect(file.owed.map(({ message }) => message)).toEqual(['reminder', 'reminder']);
    const { dueAt } = file.task('follow_up', 'housing_review_due');
    file.do('coordinator', 'resumeCase', resume);
    expect(file.task('follow_up', 'housing_review_due').dueAt).toBe(dueAt);
  });

  it('lets the day of release come, and the hand-over be asked for', () => {
    const file = decided().do('coordinator', 'suspendCase', suspend).pass('P15D');
    expect(file.kase).toMatchObject({ phase: 'released', suspended: { reasonCode: 'court_proceedings' } });
    expect(file.owed.map(({ recipientId }) => recipientId)).toEqual(
      expect.arrayContaining(['sender', 'probation_officer', 'coordinator']),
    );
    expect(file.openTasks.map(({ kind }) => kind)).not.toContain('contact_report');
    file.do('coordinator', 'resumeCase', resume);
    expect(file.task('contact_report').dueAt).toBe(file.in('PT24H'));
  });
});

describe('a case that is resumed', () => {
  it('has everything that waited as much later as it waited', () => {
    const file = withSessions(inProgramme()).pass('P1D');
    const before = { task: file.task('session_invitation'), deadlines: file.deadlines };
    const due = (what: string, from = before.deadlines) => from.find((deadline) => deadline.what === what)?.at;
    file.do('coordinator', 'suspendCase', suspend).pass('P5D').do('coordinator', 'resumeCase', resume);
    const later = (at: string) => new Date(Date.parse(at) + 5 * 86_400_000).toISOString();
    expect(file.kase.suspended).toBeNull();
    expect(file.task('session_invitation')).toMatchObject({
      askedAt: later(before.task.askedAt),
      dueAt: later(before.task.dueAt),
    });
    expect(due('reassessmentFellDue', file.deadlines)).toBe('2031-06-08T07:00:00.000Z');
    expect(due('reassessmentFellDue')).toBe('2031-06-03T07:00:00.000Z');
    expect(due('rungReached', file.deadlines)).toBe(later(due('rungReached')!));
    expect(due('sessionReportFellDue', file.deadlines)).toBe(due('sessionReportFellDue'));
    expect(due('preReleaseFellDue', file.deadlines)).toBe(due('preReleaseFellDue'));
    expect(due('housingReviewFellDue', file.deadlines)).toBe(due('housingReviewFellDue'));
  });

  it('has the target of its phase as much later, over several suspensions', () => {
    const file = referred();
    for (let times = 0; times < 2; times += 1)
      file.do('coordinator', 'suspendCase', suspend).pass('P10D').do('coordinator', 'resumeCase', resume);
    expect(file.kase).toMatchObject({ phasePaused: 20 * 86_400_000, phaseTargetPassed: false });
    file.pass('P6D');
    expect(file.kase.phaseTargetPassed).toBe(false);
    file.pass('PT24H');
    expect(file.kase.phaseTargetPassed).toBe(true);
  });

  it('counts only what it waited itself where it came about in the meantime', () => {
    const file = planning();
    consentRecorded(planAgreed(riskPlanned(opinionsWritten(planSubmitted(planDrafted(file))))))
      .do('coordinator', 'suspendCase', suspend)
      .pass('P30D')
      .answered('plan_approval', 'approve');
    expect(file.kase.phase).toBe('programme');
    file.pass('P10D').do('coordinator', 'resumeCase', resume);
    expect(file.kase).toMatchObject({ phasePaused: 10 * 86_400_000, reassessment: { dueFrom: file.now } });
  });

  it('asks for the report of a session whose time came in the meantime', () => {
    const file = suspended().pass('P10D');
    expect(file.openTasks.map(({ kind }) => kind)).toEqual(['session_invitation']);
    file.do('coordinator', 'resumeCase', resume);
    expect(file.openTasks.map(({ kind }) => kind).sort()).toEqual(['session_invitation', 'session_report']);
  });

  it('goes on with contacts at their interval', () => {
    const file = supervised().answered('contact_report', 'made');
    const next = file.kase.contacts!.nextAt!;
    file.do('coordinator', 'suspendCase', suspend).pass('P21D').do('coordinator', 'resumeCase', resume);
    expect(file.kase.contacts?.nextAt).toBe(new Date(Date.parse(next) + 21 * 86_400_000).toISOString());
    expect(file.openTasks).toEqual([]);
  });

  it('was suspended before', () => {
    expect(inProgramme().try('coordinator', 'resumeCase', resume)).toMatchObject({ code: 'not_suspended' });
    const file = suspended().do('coordinator', 'resumeCase', resume);
    expect(file.try('coordinator', 'resumeCase', resume)).toMatchObject({ code: 'not_suspended' });
    expect(planned(file)).toEqual(expect.any(String));
  });
});
