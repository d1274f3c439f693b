import { commandPath, paths, urlOf } from '../../api/paths';
import * as steps from '../../stories/steps';
import { startApi, type TestApi } from './support/api';
import { caseInProgramme, play } from './support/story';

let api: TestApi;
let caseId: string;
beforeAll(async () => {
  api = await startApi();
  caseId = await caseInProgramme(api);
  const holders = { facility_manager: 'facilityManager', police_lead: 'police', advocate: 'advocate' };
  for (const [held, personId] of Object.entries(holders))
    await api.post('coordinator', urlOf(commandPath('appoint'), { caseId }), { function: held, personId }).expect(200);
  await play(api, caseId, [steps.called()]);
});
afterAll(() => api.stop());

const plan = (who: string, of = caseId) => api.get(who, urlOf(paths.casePlan, { caseId: of }));
const assessments = (who: string) => api.get(who, urlOf(paths.caseAssessments, { caseId }));
const conferences = (who: string) => api.get(who, urlOf(paths.caseConferences, { caseId }));
const timeline = async (who: string): Promise<string> =>
  JSON.stringify((await api.get(who, `${urlOf(paths.caseEvents, { caseId })}?limit=500`).expect(200)).body);

/** Everything that somebody wrote: a text has a space. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.includes(' ') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('the plan of a case', () => {
  it('is whole to readers of its texts: objectives with thresholds, tracks, consents, agreement, by name', async () => {
    const { body } = await plan('psychologist').expect(200);
    expect(body.versions[0]).toMatchObject({ version: 1, status: 'approved', submitted: { chairId: 'chair' } });
    expect(body.versions[0].objectives[0]).toMatchObject({
      title: expect.any(String),
      successThreshold: expect.any(String),
      failureThreshold: expect.any(String),
      reviews: [],
    });
    expect(body.tracks.map(({ code }: { code: string }) => code)).toContain('religious_dialogue');
    expect(body.consents[0]).toMatchObject({ state: 'given' });
    expect(body.people.chair.name).toBe('Catherine Okafor');
    expect(body.lines).toEqual([]);
  });

  it('leaves out the ledger of incentives where its compartment is not open, and levels of measures likewise', async () => {
    expect((await plan('coordinator').expect(200)).body.incentives).toEqual([]);
    const { body } = await plan('police').expect(200);
    expect(body.incentives).toBeUndefined();
    expect(body.versions[0].objectives).toHaveLength(2);
  });

  it('is its versions and lines to a manager, without a word of anybody', async () => {
    const { body } = await plan('manager').expect(200);
    expect(body.versions).toMatchObject([{ version: 1, status: 'approved', decisions: [{ decision: 'approved' }] }]);
    expect(body).not.toHaveProperty('tracks');
    expect(body).not.toHaveProperty('consents');
    expect(body.lines.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['planDrafted', 'consentRecorded']),
    );
    const { lines, people: _, ...rest } = body;
    expect(textsIn(rest)).toEqual([]);
    for (const line of lines) expect(line).not.toHaveProperty('details');
  });

  it('is unknown to others, whether they know of the case or not', async () => {
    for (const who of ['scholar', 'auditor', 'advocate', 'teacher', 'former', 'administrator']) {
      const { status, body } = await plan(who);
      expect([who, status, body.code]).toEqual([who, 404, 'not_found']);
    }
    for (const nothing of ['4b1a6f0e-53a5-4b2b-9a66-3d8f1f1c2b11', 'nothing'])
      expect((await plan('coordinator', nothing)).body.code).toBe('not_found');
  });

  it('shows a correction beside what it corrects, to whoever sees that', async () => {
    const { body } = await plan('coordinator').expect(200);
    const { entryId } = body.versions[0].agreements[0].recorded;
    const correction = 'The person agreed a day later.';
    const url = urlOf(commandPath('correctEntry'), { caseId });
    await api.post('coordinator', url, { entryId, reasonCode: 'wrong_date', correction }).expect(200);
    const corrected = (await plan('police').expect(200)).body.versions[0].agreements[0].recorded.corrections;
    expect(corrected).toMatchObject([{ reasonCode: 'wrong_date', correction, by: { personId: 'coordinator' } }]);
    const line = (await plan('manager').expect(200)).body.lines.find(
      (each: { entryId: string }) => each.entryId === entryId,
    );
    expect(line.corrections).toMatchObject([{ by: { personId: 'coordinator' } }]);
    expect(JSON.stringify(line)).not.toContain(correction);
  });
});

describe('the assessments of a case', () => {
  it('are whole to readers of findings, one by one with every rating', async () => {
    const { body } = await assessments('coordinator').expect(200);
    expect(body).toMatchObject({ notCompared: 'one_round_only', levelOfConcern: expect.any(String) });
    const [{ assessmentId, decisions, comments, unrated }] = body.rounds;
    expect({ decisions, comments, unrated }).toMatchObject({
      decisions: [{ decision: 'approved' }],
      comments: [{ outcome: expect.any(String) }],
      unrated: 0,
    });
    const one = await api.get('psychologist2', urlOf(paths.caseAssessment, { caseId, assessmentId })).expect(200);
    expect(one.body.form.ratings).toHaveLength(7);
    expect(one.body.form.ratings[0]).toMatchObject({ evidence: expect.any(String), sources: ['interview', 'file'] });
    expect(one.body.form.formulation).toEqual(expect.any(String));
  });

  it('are, to readers of a summary, which there were and how far they got', async () => {
    for (const who of ['facilityManager', 'police']) {
      const { body } = await assessments(who).expect(200);
      const [round] = body.rounds;
      expect(round).toEqual({
        assessmentId: round.assessmentId,
        purpose: 'baseline',
        status: 'approved',
        decisions: [],
        comments: [],
      });
      for (const hidden of ['comparison', 'notCompared', 'background', 'levelOfConcern', 'levelsSet'])
        expect(body).not.toHaveProperty(hidden);
      expect(body.lines.map(({ type }: { type: string }) => type)).toContain('assessmentSubmitted');
      const path = urlOf(paths.caseAssessment, { caseId, assessmentId: round.assessmentId });
      expect((await api.get(who, path).expect(200)).body).not.toHaveProperty('form');
    }
  });

  it('are unknown to others, and so is one of another id', async () => {
    for (const who of ['manager', 'scholar', 'auditor', 'advocate']) await assessments(who).expect(404);
    for (const assessmentId of ['4b1a6f0e-53a5-4b2b-9a66-3d8f1f1c2b11', 'nothing'])
      await api.get('coordinator', urlOf(paths.caseAssessment, { caseId, assessmentId })).expect(404);
  });
});

describe('the conferences of a case', () => {
  it('are whole to those who see its people, and lines to a manager', async () => {
    const { body } = await conferences('police').expect(200);
    expect(body.conferences[0]).toMatchObject({ status: 'called', chairId: 'chair' });
    expect(body.people[body.conferences[0].members[0].personId]).toHaveProperty('name');
    const lines = (await conferences('manager').expect(200)).body;
    expect(lines.conferences).toEqual([]);
    expect(lines.lines.map(({ type }: { type: string }) => type)).toContain('conferenceCalled');
    for (const who of ['scholar', 'auditor', 'advocate']) await conferences(who).expect(404);
  });
});

it('no section tells a text that the timeline does not tell the same reader', async () => {
  for (const who of ['coordinator', 'chair', 'psychologist', 'police', 'facilityManager', 'manager']) {
    const known = await timeline(who);
    for (const read of [plan, assessments, conferences]) {
      const { status, body } = await read(who);
      if (status !== 200) continue;
      const { people: _, lines: __, ...told } = body;
      const ofProgramme = /^[A-Z][a-z]+( [a-z]+)*$/;
      const leaked = textsIn(told).filter(
        (text) => !known.includes(JSON.stringify(text).slice(1, -1)) && !ofProgramme.test(text),
      );
      expect({ who, leaked }).toEqual({ who, leaked: [] });
    }
  }
});

it('each read is logged by its name, also one that is denied', async () => {
  const rows = () =>
    api.db.selectFrom('reads').where('actor_id', 'in', ['coordinator2', 'scholar']).selectAll().orderBy('id').execute();
  const before = (await rows()).length;
  await plan('coordinator2');
  await assessments('coordinator2');
  await conferences('scholar');
  expect((await rows()).slice(before).map(({ operation, outcome, case_id: of }) => [operation, outcome, of])).toEqual([
    ['getPlan', 'shown', caseId],
    ['listAssessments', 'shown', caseId],
    ['listConferences', 'denied', caseId],
  ]);
});
