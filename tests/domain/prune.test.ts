import { catalogue } from '../../shared/domain/catalogue';
import { pruning } from '../../shared/domain/kernel/prune';
import { tenth } from '../setup/long';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { planned, trackId } from '../../stories/drivers/kernel/states';
import { courses, enrolled } from './builders/courses';

const prune = pruning(catalogue);
const bytes = ({ kase }: CaseFile): number => JSON.stringify(kase).length;

/** Plays a weekly course for a year, every session reported. @returns the largest size of the state, in bytes */
function year(file: CaseFile): number {
  const end = file.in('P1Y');
  file.do('coordinator', 'planSeries', {
    trackId: trackId(file),
    specialistId: 'psychologist',
    startsAt: file.in('P1D'),
    every: 'P1W',
    count: 52,
    minutes: 60,
    placeCode: 'room_a',
  });
  let largest = bytes(file);
  for (; file.now < end; file.pass('P7D')) {
    for (const { kind, about } of file.openTasks) {
      if (kind === 'session_invitation') file.answered(kind, 'accept', {}, about);
      if (kind === 'session_report') file.answered(kind, 'held', { engagement: 'engaged' }, about);
    }
    largest = Math.max(largest, bytes(file));
  }
  return largest;
}

describe('what a case lets go of', () => {
  it('keeps its state under 64 KB in years of a weekly course, refused and taken up again each year', () => {
    const file = enrolled(courses());
    const purpose = 'programme_participation';
    const years = tenth(10);
    for (let count = 0; count < years; count += 1) {
      expect(year(file)).toBeLessThan(64 * 1024);
      file.do('coordinator', 'recordConsent', { purpose, state: 'withdrawn', reasons: text }).pass('P91D');
      const evidence = { form: 'written', interpreter: false } as const;
      file.do('coordinator', 'recordConsent', { purpose, state: 'given', evidence });
    }
    expect(file.log.filter(({ type }) => type === 'sessionHeld').length).toBeGreaterThan(50 * years);
  });

  it('is nothing where nothing has grown old: the state stays the same object', () => {
    const file = enrolled();
    planned(file);
    file.answered('session_invitation', 'accept');
    expect(prune(file.kase, file.in('P29D'))).toBe(file.kase);
  });

  it('is no task of a session still to come, however long ago it was accepted', () => {
    const file = enrolled();
    const sessionId = planned(file, { startsAt: file.in('P90D') });
    file.answered('session_invitation', 'accept').pass('P60D');
    const pruned = prune(file.kase, file.now);
    expect(Object.values(pruned.tasks)).toMatchObject([{ about: sessionId, kind: 'session_invitation' }]);
    expect(prune(pruned, file.now)).toBe(pruned);
    file.do('coordinator', 'cancelSession', { sessionId, reasonCode: 'security' });
    expect(file.owed).toContainEqual(
      expect.objectContaining({ recipientId: 'psychologist', message: 'no_longer_needed' }),
    );
  });

  it('is a session and its tasks thirty days after they ended', () => {
    const file = enrolled();
    const sessionId = planned(file);
    file.answered('session_invitation', 'accept').pass('P8D').answered('session_report', 'held').pass('P40D');
    planned(file);
    expect(file.kase.sessions.map((session) => session.sessionId)).not.toContain(sessionId);
    expect(Object.values(file.kase.tasks).map(({ about }) => about)).not.toContain(sessionId);
  });
});
