import { instrumentOf } from '../../shared/domain/areas/assessment/forms';
import { compareRounds, type Round } from '../../shared/domain/areas/assessment/rounds';
import type { Programme } from '../../shared/programme/schema';
import { assessmentAssigned, form, rating, type Form } from '../../stories/bodies';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { assessing } from '../../stories/drivers/kernel/states';
import { standard } from '../../stories/programmes';
import * as given from '../../stories/drivers/kernel/steps';

const items = Array.from({ length: 34 }, (_, index) => `item_${index + 1}`);
const unknown = items.slice(0, 9);

/** The demonstration instrument with 34 items in two domains. */
const programme: Programme = {
  ...standard,
  instruments: [
    {
      ...standard.instruments[0]!,
      items: items.map((id, index) => ({
        id,
        domain: index < 17 ? 'beliefs' : 'relations',
        title: id,
        protective: false,
      })),
    },
  ],
};

/** Nine are unknown, each with its explanation. */
const ratings = items.map((item) =>
  unknown.includes(item) ? { item, level: 'not_rated', evidence: text } : rating(item, { level: 'high' }),
);
const assigned = (): CaseFile =>
  given.backgroundRecorded(assessing({ programme })).do('coordinator', 'assignAssessment', assessmentAssigned());
const submits = (file: CaseFile, assessment: Form) => file.answer(file.task('assessment'), 'submit', { assessment });

/** A round in the record. */
function roundOf({ log }: CaseFile): Round {
  const submitted = log.findLast((event) => event.type === 'assessmentSubmitted');
  if (submitted?.type !== 'assessmentSubmitted') throw new Error('nothing was submitted');
  const { assessmentId, form: filled } = submitted.data;
  const version = { instrumentId: 'demonstration', instrumentVersion: '2.0.0' };
  return { ...version, assessmentId, purpose: 'baseline', submittedAt: submitted.at, ratings: filled.ratings };
}

/** Scenario 11 of the field: unknown is a value. */
describe('nine of 34 items are unrated', () => {
  it('the assessment can be submitted, each with its explanation', () => {
    expect(submits(assigned(), form(programme, { ratings }))).toBeNull();
  });

  it('and not without: the refusal names the item', () => {
    const file = assigned();
    const silent = ratings.map((each) => (each.item === 'item_4' ? { item: 'item_4', level: 'not_rated' } : each));
    expect(submits(file, form(programme, { ratings: silent }))).toEqual({
      code: 'explanation_required',
      path: 'assessment.ratings.3.evidence',
    });
  });

  it('is labelled incomplete, and is of no lower concern for it', () => {
    const file = assigned();
    submits(file, form(programme, { ratings }));
    given.commented(file).answered('assessment_review', 'approve');
    expect(file.kase.assessments).toMatchObject([{ status: 'approved', unrated: 9, levelOfConcern: 'medium' }]);
  });

  it('the comparison says “newly rated”, and not “improved”', () => {
    const file = assigned();
    submits(file, form(programme, { ratings }));
    const earlier = roundOf(file);
    given.commented(file).answered('assessment_review', 'approve');
    given.planApproved(given.housed(file)).pass('P3M');
    file.do('coordinator', 'assignAssessment', assessmentAssigned());
    // Every item is rated now, and the unknown ones are low.
    const found = items.map((item) => rating(item, { level: unknown.includes(item) ? 'low' : 'high' }));
    submits(file, form(programme, { ratings: found }));
    const compared = compareRounds(earlier, roundOf(file), instrumentOf(programme, 'demonstration')!);
    if ('refused' in compared) throw new Error(compared.refused);
    expect(compared.earlier).toMatchObject({ unrated: 9, incomplete: true });
    expect(compared.later).toMatchObject({ unrated: 0, incomplete: false });
    expect(compared.items.filter(({ change }) => change === 'newly_rated').map(({ item }) => item)).toEqual(unknown);
    expect(compared.domains).toMatchObject([
      { domain: 'beliefs', better: 0, newlyRated: 9, same: 8 },
      { domain: 'relations', better: 0, newlyRated: 0, same: 17 },
    ]);
  });
});
