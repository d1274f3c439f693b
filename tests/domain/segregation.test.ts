import { segregationDays } from '../../shared/domain/areas/segregation/rules';
import { housing } from '../../stories/bodies';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { dateIn, decided, inProgramme } from '../../stories/drivers/kernel/states';
import { standard } from '../../stories/programmes';

const programme = { ...standard, segregation: { alarmAfter: 'P13D', limit: 'P15D' } };

const separate = (file: CaseFile, duration: string, prolonged = false) =>
  file.try(
    'facility_manager',
    'decideHousing',
    housing(dateIn(file, duration), { option: 'separate', ...(prolonged && { prolongedReasons: text }) }),
  );

function separated(duration = 'P10D'): CaseFile {
  const file = inProgramme({ programme });
  expect(separate(file, duration)).toBeNull();
  return file;
}

const days = ({ kase, now, calendar }: CaseFile): number => segregationDays(kase, now, calendar);

describe('separation', () => {
  it('is counted by days from the decision, and across decisions that renew it', () => {
    const file = inProgramme({ programme });
    expect(days(file)).toBe(0);
    const since = file.now;
    expect(separate(file, 'P5D')).toBeNull();
    expect(days(file)).toBe(1);
    file.pass('P5D');
    expect(separate(file, 'P5D')).toBeNull();
    expect(file.kase.segregation).toEqual({ since, alarmed: false });
    expect(days(file)).toBe(6);
  });

  it('ends with another option, and the next one is counted anew', () => {
    const file = separated().pass('P5D');
    file.do('facility_manager', 'decideHousing', housing(dateIn(file, 'P3M')));
    expect([file.kase.segregation, days(file)]).toEqual([null, 0]);
    expect(separate(file.pass('P1D'), 'P10D')).toBeNull();
    expect(file.kase.segregation?.since).toBe(file.now);
  });

  it('is notified before its fifteenth day, once, however it is renewed', () => {
    const file = separated().pass('P10D');
    expect(separate(file, 'P4D')).toBeNull();
    file.pass('P3D');
    expect(file.log.at(-2)).toMatchObject({ type: 'segregationAlarmed', data: { days: 14 } });
    const alarm = file.task('follow_up', 'segregation_limit');
    expect(alarm.assigneeId).toBe('coordinator');
    expect(file.answer(alarm, 'done')).toMatchObject({ code: 'gate_incomplete' });
    file.pass('P20D');
    expect(file.log.filter(({ type }) => type === 'segregationAlarmed')).toHaveLength(1);
    file.do('facility_manager', 'decideHousing', housing(dateIn(file, 'P3M')));
    expect(file.openTasks.map(({ about }) => about)).not.toContain('segregation_limit');
  });

  it('is notified while the case is suspended', () => {
    const file = separated().do('coordinator', 'suspendCase', { reasonCode: 'other' }).pass('P13D');
    expect(file.kase.segregation?.alarmed).toBe(true);
    const { taskId } = file.task('follow_up', 'segregation_limit');
    expect(file.owed.map((owed) => owed.taskId)).toContain(taskId);
  });

  it('beyond its limit wants reasons of its own', () => {
    const file = separated().pass('P10D');
    expect(separate(file, 'P5D')).toBeNull();
    expect(separate(file, 'P6D')).toEqual({
      code: 'segregation_limit',
      path: 'prolongedReasons',
      detail: { limit: dateIn(file, 'P5D') },
    });
    expect(separate(file, 'P6D', true)).toBeNull();
  });

  it('that is recorded late is counted from when it began', () => {
    const file = inProgramme({ programme });
    const began = file.now;
    file.pass('P2D');
    file.do('facility_manager', 'decideHousing', housing(dateIn(file, 'P5D'), { option: 'separate' }), began);
    expect(file.kase.segregation?.since).toBe(began);
    expect(days(file)).toBe(3);
  });

  it('ends with the release', () => {
    const file = decided('parole', { programme });
    expect(separate(file, 'P14D')).toBeNull();
    file.pass('P20D');
    expect(file.kase).toMatchObject({ phase: 'released', segregation: null });
    expect(file.openTasks.map(({ about }) => about)).not.toContain('segregation_limit');
    expect(file.deadlines.map(({ what }) => what)).not.toContain('segregationAlarmed');
  });
});
