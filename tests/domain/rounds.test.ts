import { compareRounds, type Comparison, type Round } from '../../shared/domain/areas/assessment/rounds';
import type { Instrument } from '../../shared/domain/areas/assessment/programme';
import type { CaseEvent } from '../../shared/domain/case';
import type { Programme } from '../../shared/programme/schema';
import { assessmentAssigned, form, rating } from '../../stories/bodies';
import type { CaseFile } from '../../stories/drivers/kernel/case-file';
import { assessing, inProgramme } from '../../stories/drivers/kernel/states';
import { standard } from '../../stories/programmes';

const instrument: Instrument = {
  ...standard.instruments[0]!,
  id: 'small',
  version: '1.2.0',
  scale: ['low', 'moderate', 'high'],
  items: [
    { id: 'grievance', domain: 'beliefs', title: 'Grievance', protective: false },
    { id: 'justification', domain: 'beliefs', title: 'Justification', protective: false },
    { id: 'family', domain: 'support', title: 'Family', protective: true },
  ],
};

const roundOf = (levels: Readonly<Record<string, string>>, changes: Partial<Round> = {}): Round => ({
  assessmentId: 'round',
  purpose: 'reassessment',
  instrumentId: 'small',
  instrumentVersion: '1.2.0',
  submittedAt: '2031-03-03T08:00:00.000Z',
  ratings: Object.entries(levels).map(([item, level]) => ({ item, level })),
  ...changes,
});

const compared = (earlier: Round, later: Round, by = instrument): Comparison => {
  const result = compareRounds(earlier, later, by);
  if ('refused' in result) throw new Error(`refused: ${result.refused}`);
  return result;
};

describe('an item in two rounds', () => {
  it.each([
    ['grievance', 'high', 'low', 'better'],
    ['grievance', 'low', 'moderate', 'worse'],
    ['grievance', 'moderate', 'moderate', 'same'],
    ['grievance', 'not_rated', 'low', 'newly_rated'],
    ['grievance', 'not_rated', 'high', 'newly_rated'],
    ['grievance', 'low', 'not_rated', 'no_longer_rated'],
    ['grievance', 'not_rated', 'not_rated', 'not_rated'],
    ['family', 'low', 'high', 'better'],
    ['family', 'high', 'moderate', 'worse'],
    ['family', 'high', 'high', 'same'],
    ['family', 'not_rated', 'high', 'newly_rated'],
  ])('%s from %s to %s is %s', (item, earlier, later, change) => {
    const { items } = compared(roundOf({ [item]: earlier }), roundOf({ [item]: later }));
    expect(items.find((each) => each.item === item)).toMatchObject({ earlier, later, change });
  });

  it('that a minor version added is newly rated', () => {
    const { items } = compared(
      roundOf({ grievance: 'low' }, { instrumentVersion: '1.0.0' }),
      roundOf({ grievance: 'low', justification: 'low' }),
    );
    expect(items.map(({ change }) => change)).toEqual(['same', 'newly_rated', 'not_rated']);
  });
});

describe('a domain in two rounds', () => {
  it('is shown by the counts of its items, so that better and worse do not cancel each other out', () => {
    const { domains } = compared(
      roundOf({ grievance: 'high', justification: 'low', family: 'low' }),
      roundOf({ grievance: 'low', justification: 'high', family: 'not_rated' }),
    );
    const none = { better: 0, same: 0, worse: 0, newlyRated: 0, noLongerRated: 0, notRated: 0 };
    expect(domains).toEqual([
      { ...none, domain: 'beliefs', items: 2, better: 1, worse: 1 },
      { ...none, domain: 'support', items: 1, noLongerRated: 1 },
    ]);
  });
});

describe('two rounds', () => {
  const all = { grievance: 'low', justification: 'low', family: 'low' };

  it('are labelled where items were left unrated', () => {
    const { earlier, later } = compared(
      roundOf({ ...all, family: 'not_rated' }, { assessmentId: 'first', purpose: 'baseline' }),
      roundOf(all, { assessmentId: 'second' }),
    );
    expect(earlier).toMatchObject({ assessmentId: 'first', purpose: 'baseline', unrated: 1, incomplete: true });
    expect(later).toMatchObject({ assessmentId: 'second', unrated: 0, incomplete: false });
  });

  it.each<[string, Partial<Round>, Partial<Round>, Instrument, string]>([
    ['instruments', { instrumentId: 'other' }, {}, instrument, 'another_instrument'],
    ['definitions', {}, {}, { ...instrument, id: 'other' }, 'another_instrument'],
    [
      'major versions',
      {},
      { instrumentVersion: '2.0.0' },
      { ...instrument, version: '2.0.0' },
      'another_major_version',
    ],
    ['ten major versions', { instrumentVersion: '10.0.0' }, {}, instrument, 'another_major_version'],
    [
      'an unknown version and a later one',
      { instrumentVersion: '2.0.0' },
      { instrumentVersion: undefined },
      instrument,
      'another_major_version',
    ],
  ])('of different %s are not compared, and the reason is given', (_what, earlier, later, by, refused) => {
    expect(compareRounds(roundOf(all, earlier), roundOf(all, later), by)).toEqual({ refused });
  });

  it.each([
    ['minor versions of one', { instrumentVersion: '1.9.3' }],
    ['a round whose version was not kept', { instrumentVersion: undefined }],
  ])('are compared across %s', (_what, earlier) => {
    expect(compared(roundOf(all, earlier), roundOf(all)).items.map(({ change }) => change)).toEqual([
      'same',
      'same',
      'same',
    ]);
  });
});

/** The rounds of a case, read from its log. */
const roundsOf = (file: CaseFile): readonly Round[] =>
  file.log
    .filter(
      (event): event is Extract<CaseEvent, { type: 'assessmentSubmitted' }> => event.type === 'assessmentSubmitted',
    )
    .map(({ data: { assessmentId, form }, at }) => {
      const { purpose, instrumentId, instrumentVersion } = file.kase.assessments.find(
        (each) => each.assessmentId === assessmentId,
      )!;
      return { assessmentId, purpose, instrumentId, instrumentVersion, submittedAt: at, ratings: form.ratings };
    });

describe('scenario 11: nine of 34 items unrated', () => {
  const items = Array.from({ length: 34 }, (_each, index) => ({
    id: `item_${index}`,
    domain: index < 17 ? 'first' : 'second',
    title: `Item ${index}`,
    protective: false,
  }));
  const programme: Programme = {
    ...standard,
    gates: { ...standard.gates, assessing: ['baseline'] },
    instruments: [{ ...standard.instruments[0]!, items }],
  };
  const withUnrated = (unrated: number) =>
    form(programme, {
      ratings: items.map(({ id }, index) => rating(id, index < unrated ? { level: 'not_rated' } : { level: 'low' })),
    });

  it('is submittable with explanations, labelled incomplete, and compared as newly rated and never as better', () => {
    const incomplete = withUnrated(9);
    const [first, ...others] = incomplete.ratings;
    const file = assessing({ programme }).do('coordinator', 'assignAssessment', assessmentAssigned());
    expect(
      file.answer(file.task('assessment'), 'submit', {
        assessment: { ...incomplete, ratings: [{ ...first!, evidence: undefined }, ...others] },
      }),
    ).toMatchObject({ code: 'explanation_required', path: 'assessment.ratings.0.evidence' });
    file.answered('assessment', 'submit', { assessment: incomplete }).answered('assessment_review', 'approve');
    expect(file.kase.assessments[0]).toMatchObject({ status: 'approved', unrated: 9 });
    file
      .do('chair', 'goBack', { to: 'assessing', reasons: file.text() })
      .do('coordinator', 'assignAssessment', assessmentAssigned())
      .answered('assessment', 'submit', { assessment: withUnrated(0) });
    const [earlier, later] = roundsOf(file);
    const result = compared(earlier!, later!, programme.instruments[0]);
    expect(result.earlier).toMatchObject({ unrated: 9, incomplete: true });
    expect(result.later).toMatchObject({ unrated: 0, incomplete: false });
    expect(result.items.filter(({ change }) => change === 'newly_rated')).toHaveLength(9);
    expect(result.items.filter(({ change }) => change === 'better')).toEqual([]);
    expect(result.domains).toMatchObject([
      { domain: 'first', newlyRated: 9, same: 8, better: 0 },
      { domain: 'second', newlyRated: 0, same: 17, better: 0 },
    ]);
  });
});

describe('scenario 12: another instrument', () => {
  const other: Instrument = { ...standard.instruments[0]!, id: 'another' };
  const programme: Programme = { ...standard, instruments: [...standard.instruments, other] };

  it('draws no change, and says why', () => {
    const file = inProgramme({ programme })
      .do('coordinator', 'assignAssessment', assessmentAssigned({ instrumentId: 'another' }))
      .answered('assessment', 'submit', { assessment: form(programme, {}, 'another') });
    const [earlier, later] = roundsOf(file);
    expect(later).toMatchObject({ instrumentId: 'another', instrumentVersion: other.version });
    expect(compareRounds(earlier!, later!, other)).toEqual({ refused: 'another_instrument' });
  });
});
