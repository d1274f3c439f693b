import type { ConsentState } from '../../shared/domain/areas/consent/contract';
import { engagementOf } from '../../shared/domain/areas/consent/engagement';
import { text } from '../../stories/drivers/kernel/case-file';
import { dateIn, inIntake } from '../../stories/drivers/kernel/states';
import { courses, enrolled } from './builders/courses';

const programme = courses();
const purpose = 'programme_participation';
const evidence = { form: 'written', interpreter: false } as const;

describe('engagement', () => {
  it.each<[readonly ConsentState[], ReturnType<typeof engagementOf>]>([
    [[], 'not_asked'],
    [['asked'], 'not_asked'],
    [['asked', 'given'], 'consenting'],
    [['asked', 'refused'], 'refused'],
    [['given', 'withdrawn'], 'withdrawn'],
    [['given', 'withdrawn', 'given'], 'consenting'],
  ])('after %j is %s', (states, engagement) => {
    const file = inIntake({ programme });
    for (const state of states)
      file.do('coordinator', 'recordConsent', { purpose, state, ...(state === 'given' && { evidence }) });
    expect(engagementOf(file.kase, programme)).toBe(engagement);
  });

  it('is counted as not suitable, unless the person has refused', () => {
    const file = enrolled(programme);
    const nextScreeningOn = dateIn(file, 'P30D');
    file.do('chair', 'recordSuitability', { suitable: false, reasons: text, nextScreeningOn });
    expect(engagementOf(file.kase, programme)).toBe('not_suitable');
    file.do('coordinator', 'recordConsent', { purpose, state: 'withdrawn' });
    expect(engagementOf(file.kase, programme)).toBe('withdrawn');
  });

  it('rests on the purposes that stop voluntary sessions alone', () => {
    const file = enrolled(programme);
    file.do('coordinator', 'recordConsent', { purpose: 'information_sharing', state: 'withdrawn' });
    expect(engagementOf(file.kase, programme)).toBe('consenting');
    const none = courses({}, { consent: { purposes: [], offerAgainAfter: 'P90D' } });
    expect(engagementOf(file.kase, none)).toBe('not_asked');
  });
});
