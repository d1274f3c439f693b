import { paths, urlOf } from '../../api/paths';
import { keepProgramme } from '../../record/programmes/programmes';
import type { Acts } from '../../stories/act';
import { rating } from '../../stories/bodies';
import { received, screened, undated } from '../../stories/course';
import { standard } from '../../stories/programmes';
import { assigned, handedIn, reviewed } from '../../stories/steps';
import { startApi, type TestApi } from './support/api';
import { openCase, play, stateOf } from './support/story';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** A submitted and approved round; `levels` rates its items. */
function round(instrumentId: string, levels: Readonly<Record<string, string>>): Acts {
  const ratings = Object.entries(levels).map(([item, level]) => rating(item, { level }));
  return [assigned({ instrumentId }), handedIn({ ratings }, instrumentId), reviewed];
}

const all = (level: string, but: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  ...Object.fromEntries((standard.instruments[0]?.items ?? []).map(({ id }) => [id, level])),
  ...but,
});

/** A case in its assessment, with these rounds approved one after the other. */
async function assessed(
  rounds: readonly Acts[],
  opening: object = {},
): Promise<{ caseId: string; assessmentIds: string[] }> {
  const caseId = await openCase(api, opening);
  await play(api, caseId, [undated(received), undated(screened), ...rounds]);
  const { assessments } = await stateOf(api, caseId);
  return { caseId, assessmentIds: assessments.map(({ assessmentId }) => assessmentId) };
}

const compare = (who: string, caseId: string, query: Readonly<Record<string, string>> = {}) =>
  api.get(who, `${urlOf(paths.caseComparison, { caseId })}?${new URLSearchParams(query).toString()}`);

describe('two rounds', () => {
  let caseId: string;
  let assessmentIds: string[];
  beforeAll(async () => {
    ({ caseId, assessmentIds } = await assessed([
      round('demonstration', all('moderate', { capability: 'not_rated', contact_with_group: 'low' })),
      round('demonstration', all('low', { contact_with_group: 'high', family_support: 'high' })),
      round('demonstration', all('low', { grievance: 'high' })),
    ]));
  });

  it('are the baseline and the latest where none is named, compared item by item and never added up', async () => {
    const { body } = await compare('coordinator', caseId).expect(200);
    expect(body).toMatchObject({
      instrumentId: 'demonstration',
      earlier: { assessmentId: assessmentIds[0], purpose: 'baseline', unrated: 1, incomplete: true },
      later: { assessmentId: assessmentIds[2], purpose: 'reassessment', unrated: 0, incomplete: false },
    });
    const changes = Object.fromEntries(
      (body.items as { item: string; change: string }[]).map(({ item, change }) => [item, change]),
    );
    expect(changes).toEqual({
      grievance: 'worse',
      justification_of_violence: 'better',
      identification_with_group: 'better',
      contact_with_group: 'same',
      capability: 'newly_rated',
      family_support: 'worse',
      engagement_in_work: 'worse',
    });
    const beliefs = (body.domains as { domain: string }[]).find(({ domain }) => domain === 'beliefs');
    expect(beliefs).toMatchObject({ items: 2, better: 1, worse: 1, same: 0 });
    expect(JSON.stringify(body)).not.toMatch(/score|sum|total|mean|conversations/i);
  });

  it('are those that are named, either way round', async () => {
    const [first = '', second = ''] = assessmentIds;
    const there = await compare('psychologist', caseId, { earlier: first, later: second }).expect(200);
    const back = await compare('psychologist', caseId, { earlier: second, later: first }).expect(200);
    const support = (body: { items: { item: string; change: string }[] }) =>
      body.items.find(({ item }) => item === 'family_support')?.change;
    expect([support(there.body), support(back.body)]).toEqual(['better', 'worse']);
  });

  it.each([
    ['earlier', { earlier: 'nothing-1' }],
    ['later', { later: 'nothing-1' }],
  ])('of which %s is unknown are refused, and the field is named', async (field, query) => {
    const { status, body } = await compare('coordinator', caseId, query);
    expect({ status, code: body.code, errors: body.errors }).toMatchObject({
      status: 422,
      code: 'unknown_assessment',
      errors: [{ path: field, code: 'unknown_assessment' }],
    });
  });

  it('that are the same round are one', async () => {
    const [first = ''] = assessmentIds;
    const { status, body } = await compare('coordinator', caseId, { earlier: first, later: first });
    expect([status, body.code]).toEqual([409, 'one_round_only']);
  });

  it('are shown to readers of full assessments, refused to others, and unknown to strangers', async () => {
    await compare('psychologist2', caseId).expect(200);
    for (const who of ['dutyOfficer', 'manager', 'auditor']) {
      const { status, body } = await compare(who, caseId);
      expect([who, status, body.code]).toEqual([who, 403, 'forbidden']);
    }
    for (const who of ['teacher', 'scholar']) await compare(who, caseId).expect(404);
  });

  it('are asked for by nothing but their names', async () => {
    const { body } = await compare('coordinator', caseId, { newest: 'true' });
    expect(body).toMatchObject({ status: 400, errors: [{ path: 'newest' }] });
  });
});

it('one round is compared with nothing, and neither is one that nobody approved', async () => {
  const second = round('demonstration', all('high')).slice(0, 2);
  const { caseId } = await assessed([round('demonstration', all('low')), second]);
  const { status, body } = await compare('coordinator', caseId);
  expect([status, body.code]).toEqual([409, 'one_round_only']);
});

it('rounds of two instruments are refused, with the reason', async () => {
  const [instrument] = standard.instruments;
  const another = { ...instrument!, id: 'another' };
  await keepProgramme(api.db, { ...standard, id: 'two_instruments', instruments: [instrument!, another] });
  const { caseId } = await assessed([round('demonstration', all('low')), round('another', all('low'))], {
    programme: 'two_instruments',
  });
  const { status, body } = await compare('coordinator', caseId);
  expect([status, body.code]).toEqual([409, 'another_instrument']);
  expect(body.detail).toMatch(/different instruments: no change can be drawn/);
});
