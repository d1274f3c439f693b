import { commandGrants } from '../../shared/policy/who-may-act';
import { taskRows } from '../../shared/domain/catalogue';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { inAftercare, released, reportAll, supervised } from '../../stories/drivers/kernel/states';

/** The dates on which contacts fell due. */
const contactDates = ({ log }: CaseFile): readonly string[] =>
  log.flatMap(({ type, at }) => (type === 'contactFellDue' ? [at.slice(0, 10)] : []));

const daysBetween = (dates: readonly string[]): readonly number[] =>
  dates.slice(1).map((date, index) => (Date.parse(date) - Date.parse(dates[index]!)) / 86_400_000);

describe('contacts after release', () => {
  it.each([
    ['parole', 'probation_officer', 24],
    ['sentence_completed', 'aftercare_worker', 72],
  ] as const)('begin on the day of release, with the first one soon (%s)', (branch, assigneeId, hours) => {
    const file = released(branch);
    const { releasedAt } = file.kase.release!;
    expect(file.task('contact_report')).toMatchObject({
      assigneeId,
      askedAt: releasedAt,
      dueAt: new Date(Date.parse(releasedAt!) + hours * 3_600_000).toISOString(),
    });
  });

  it('do not begin anew when the hand-over is confirmed', () => {
    const file = released().answered('contact_report', 'made');
    file.answered('handover_sending', 'confirm').answered('handover_acceptance', 'confirm');
    expect(file.kase).toMatchObject({ phase: 'supervised', contacts: { asked: 1, made: 1 } });
    expect(file.openTasks).toEqual([]);
  });

  it('do not wait for a hand-over that nobody confirms', () => {
    const file = released().answered('contact_report', 'made').pass('P8D');
    expect(file.kase).toMatchObject({ phase: 'released', contacts: { asked: 2 } });
  });

  it('on parole are weekly for three months, fortnightly to six, then monthly to its end', () => {
    const file = reportAll(supervised(), 'P1Y');
    const gaps = daysBetween(contactDates(file));
    expect(gaps.slice(0, 13)).toEqual(Array(13).fill(7));
    expect(gaps.slice(13, 20)).toEqual(Array(7).fill(14));
    expect(gaps.slice(20).every((gap) => gap >= 28 && gap <= 31)).toBe(true);
    expect(file.log.find(({ type }) => type === 'contactScheduleEnded')?.at.slice(0, 10)).toBe('2035-01-29');
  });

  it('in aftercare are weekly for four weeks, fortnightly to three months, monthly to twelve, quarterly to 24', () => {
    const file = reportAll(inAftercare(), 'P25M');
    const gaps = daysBetween(contactDates(file));
    expect(gaps.slice(0, 4)).toEqual(Array(4).fill(7));
    expect(gaps.slice(4, 9)).toEqual(Array(5).fill(14));
    expect(gaps.slice(9, 18).every((gap) => gap >= 28 && gap <= 31)).toBe(true);
    expect(gaps.slice(18).every((gap) => gap >= 89 && gap <= 92)).toBe(true);
    expect(file.kase.contacts).toMatchObject({ ended: true, made: file.kase.contacts?.asked });
  });

  it('that fell due while nobody looked are asked for as one', () => {
    const file = supervised().answered('contact_report', 'made').sleep('P60D');
    expect(file.openTasks.filter(({ kind }) => kind === 'contact_report')).toHaveLength(1);
    expect(file.deadlines.find(({ what }) => what === 'contactFellDue')?.at).toBe(file.in('P7D'));
  });

  it('go on being counted while a report is overdue, which the coordinator hears of once', () => {
    const file = supervised().pass('P60D');
    expect(file.openTasks.filter(({ kind }) => kind === 'contact_report')).toHaveLength(1);
    expect(file.kase.contacts).toMatchObject({ asked: 9, made: 0, missed: 0 });
    expect(file.owed.filter(({ activity }) => activity === 'escalate')).toMatchObject([{ recipientId: 'coordinator' }]);
  });
});

describe('a contact that is missed', () => {
  it.each([supervised, inAftercare])('becomes outreach by the same person, on either branch (%#)', (state) => {
    const file = state();
    const { assigneeId, about } = file.task('contact_report');
    file.answered('contact_report', 'missed', { reasonCode: 'did_not_come' });
    expect(file.task('outreach')).toMatchObject({ assigneeId, about });
    expect(file.kase.contacts).toMatchObject({ missed: 1 });
    file.answered('outreach', 'reached');
    expect(file.openTasks).toEqual([]);
  });

  it('and not made up for goes to the coordinator', () => {
    const file = inAftercare().answered('contact_report', 'missed', { reasonCode: 'did_not_come' });
    file.answered('outreach', 'not_reached', { reasonCode: 'moved_away' });
    expect(file.task('follow_up')).toMatchObject({ about: 'outreach_failed', assigneeId: 'coordinator' });
  });

  it('is no breach: nothing in the whole catalogue knows of breach or recall, least of all aftercare', () => {
    const words = [...Object.keys(commandGrants), ...Object.keys(taskRows)].join(' ');
    expect(words).not.toMatch(/breach|recall/i);
    const file = reportAll(inAftercare(), 'P25M');
    expect(file.log.map(({ type }) => type).join(' ')).not.toMatch(/breach|recall|supervised/i);
  });
});

describe('the end of supervision', () => {
  const ended = () => reportAll(supervised(), 'P1Y');

  it('asks the coordinator for the choice of the person, and nobody chooses by silence', () => {
    const file = ended();
    expect(file.task('follow_up').about).toBe('contact_schedule_ended');
    expect(file.pass('P3M').kase).toMatchObject({ phase: 'supervised', aftercareChoice: null });
  });

  it('leads into aftercare with a schedule of its own where the person accepts', () => {
    const file = ended().do('coordinator', 'recordAftercareChoice', { choice: 'accepted', reasons: text });
    expect(file.kase).toMatchObject({ phase: 'aftercare', contacts: { kind: 'aftercare', startedAt: file.now } });
    expect(file.task('contact_report')).toMatchObject({ assigneeId: 'aftercare_worker', dueAt: file.in('PT72H') });
  });

  it('leads to the closing where the person declines', () => {
    expect(ended().do('coordinator', 'recordAftercareChoice', { choice: 'declined' }).kase.phase).toBe('closing');
  });

  it('may be chosen for before it comes, and chosen otherwise later', () => {
    const file = supervised().do('coordinator', 'recordAftercareChoice', { choice: 'accepted' });
    expect(file.kase.phase).toBe('supervised');
    expect(file.try('coordinator', 'recordAftercareChoice', { choice: 'accepted' })).toMatchObject({
      code: 'nothing_changed',
      path: 'choice',
    });
    file.do('coordinator', 'recordAftercareChoice', { choice: 'declined' });
    expect(reportAll(file, 'P1Y').kase.phase).toBe('closing');
  });

  it('cannot be brought about by closing the case early', () => {
    expect(supervised().try('coordinator', 'startClosing', { reasons: text })).toMatchObject({
      code: 'gate_incomplete',
      detail: { missing: ['supervision_end'] },
    });
  });
});

describe('voluntary aftercare', () => {
  it('ends when the person wants it to, at any time and without a reason', () => {
    const file = inAftercare().do('coordinator', 'recordAftercareChoice', { choice: 'declined' });
    expect(file.kase.phase).toBe('closing');
  });

  it('cannot be accepted twice', () => {
    expect(inAftercare().try('coordinator', 'recordAftercareChoice', { choice: 'accepted' })).toMatchObject({
      code: 'nothing_changed',
    });
  });

  it('that has come to the end of its schedule waits for the closing to be started', () => {
    const file = reportAll(inAftercare(), 'P25M');
    expect(file.kase).toMatchObject({ phase: 'aftercare', contacts: { ended: true } });
    expect(file.task('follow_up').about).toBe('contact_schedule_ended');
    file.do('coordinator', 'startClosing', { reasons: text });
    expect(file.kase.phase).toBe('closing');
    expect(file.openTasks).toEqual([]);
  });
});
