import type { CaseFile } from '../../stories/drivers/kernel/case-file';
import { inProgramme, planned } from '../../stories/drivers/kernel/states';
import { standard } from '../../stories/programmes';
import type { Programme } from '../../shared/programme/schema';

/** The full ladder of the field: the assignee twice, then the coordinator, then the manager of the facility. */
const programme: Programme = {
  ...standard,
  ladders: {
    ...standard.ladders,
    session_report: [
      { at: 0.5, to: 'assignee' },
      { at: 0.9, to: 'assignee' },
      { at: 1, to: 'lead_coordinator' },
      { at: 2, to: 'facility_manager' },
    ],
  },
};

/** Held on Monday 17 March at nine for an hour; the report is due within three working days. */
function unreported(): CaseFile {
  const file = inProgramme({ programme }).do('coordinator', 'appoint', {
    function: 'facility_manager',
    personId: 'facility_manager',
  });
  planned(file, { startsAt: file.in('P14D') });
  return file.answered('session_invitation', 'accept').pass('P14D').pass('PT1H');
}
const told = ({ owed }: CaseFile): readonly string[] =>
  owed.map(({ recipientId, message }) => `${recipientId} ${message}`);

/** Scenario 7 of the field, with the kernel's time; other tests use the real engine's timers. */
describe('nobody answers', () => {
  it.each([
    ['at first', 'PT0S', ['psychologist asked']],
    ['before half of the window', 'PT35H', ['psychologist asked']],
    ['at half of the window', 'PT36H', ['psychologist reminder']],
    ['at nine tenths', 'PT65H', ['psychologist reminder']],
    ['when it is over', 'PT72H', ['psychologist reminder', 'coordinator escalation']],
    [
      'after as long again',
      'PT144H',
      ['psychologist reminder', 'coordinator escalation', 'facility_manager escalation'],
    ],
  ])('%s these are notified', (_when, wait, expected) => {
    expect(told(unreported().pass(wait))).toEqual(expected);
  });

  it('each rung is reached on time, and once, also when nothing ran in between', () => {
    const running = unreported().pass('P20D');
    const down = unreported();
    down.sleep('P20D');
    const rungs = ({ log }: CaseFile) => log.filter(({ type }) => type === 'rungReached').map(({ data }) => data);
    expect(rungs(down)).toEqual(rungs(running));
    expect(told(down)).toEqual(told(running));
    expect(running.log.filter(({ type }) => type === 'rungReached').map(({ at }) => at)).toEqual([
      '2031-03-18T21:00:00.000Z',
      '2031-03-20T01:48:00.000Z',
      '2031-03-20T09:00:00.000Z',
      '2031-03-23T09:00:00.000Z',
    ]);
  });

  it('the task never answers itself, however long', () => {
    const file = unreported().pass('P2Y');
    expect(file.task('session_report')).toMatchObject({ status: 'open', assigneeId: 'psychologist' });
    expect(file.kase.sessions).toMatchObject([{ status: 'report_due' }]);
    expect(file.log.some(({ type }) => type === 'sessionHeld' || type === 'sessionNotHeld')).toBe(false);
  });
});
