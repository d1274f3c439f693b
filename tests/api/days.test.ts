import { commandPath, paths, urlOf } from '../../api/paths';
import type { CommandName } from '../../shared/domain/case';
import { startApi, type TestApi } from './support/api';
import { caseInProgramme, openCase } from './support/story';

let api: TestApi;
let caseId: string;
beforeAll(async () => {
  api = await startApi();
  caseId = await caseInProgramme(api);
  const holders = { facility_manager: 'facilityManager', police_lead: 'police', advocate: 'advocate' };
  for (const [held, personId] of Object.entries(holders)) await give('appoint', { function: held, personId });
});
afterAll(() => api.stop());

const give = (name: CommandName, body: object, who = 'coordinator') =>
  api.post(who, urlOf(commandPath(name), { caseId }), body).expect(200);
const sessions = (who: string, query = '') => api.get(who, urlOf(paths.caseSessions, { caseId }) + query);
const safety = (who: string, of = caseId) => api.get(who, urlOf(paths.caseSafety, { caseId: of }));
const timeline = async (who: string): Promise<string> =>
  JSON.stringify((await api.get(who, `${urlOf(paths.caseEvents, { caseId })}?limit=500`).expect(200)).body);

/** Every word of an answer that somebody wrote: a text has a space. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.includes(' ') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('the sessions of a case', () => {
  it('are those that their reader sees: all, their own, or none', async () => {
    const ofAll = (await sessions('coordinator').expect(200)).body;
    expect(ofAll.coming.map(({ specialistId }: { specialistId: string }) => specialistId).sort()).toEqual([
      'psychologist',
      'scholar',
    ]);
    expect(ofAll).toMatchObject({ timeZone: 'Europe/Berlin', past: [], pastTotal: 0, next: null, lines: [] });
    const own = (await sessions('scholar').expect(200)).body;
    expect(own.coming).toMatchObject([{ specialistId: 'scholar', status: 'invited' }]);
    for (const hidden of ['timeZone']) expect(own).not.toHaveProperty(hidden);
    expect(own.coming[0]).not.toHaveProperty('trackCode');
    for (const who of ['police', 'manager', 'auditor', 'teacher']) {
      const { status, body } = await sessions(who);
      expect([who, status, body.code]).toEqual([who, 404, 'not_found']);
    }
  });

  it('that are over come a page at a time', async () => {
    for (const { sessionId } of (await sessions('coordinator')).body.coming)
      await give('cancelSession', { sessionId, reasonCode: 'other' });
    const first = (await sessions('coordinator', '?limit=1').expect(200)).body;
    const second = (await sessions('coordinator', `?limit=1&cursor=${first.next}`).expect(200)).body;
    expect([first.pastTotal, first.past.length, second.past.length, second.next]).toEqual([2, 1, 1, null]);
    expect(second.past[0].sessionId).not.toBe(first.past[0].sessionId);
    expect((await sessions('psychologist', `?cursor=${first.next}`)).body.code).toBe('invalid_cursor');
  });

  it.each([
    ['limit=0', 'limit'],
    ['cursor=x', 'cursor'],
    ['past=all', 'past'],
  ])('refuse %s, and name the field', async (query, path) => {
    const { body } = await sessions('coordinator', `?${query}`).expect(400);
    expect(body.errors[0].path).toBe(path);
  });
});

describe('the safety of a case', () => {
  it('names another case only to those who may know of it', async () => {
    const other = await openCase(api);
    await give('recordKeepApart', { otherCaseId: other, reasonCode: 'threat', reasons: 'They fought before.' });
    const { body } = await safety('coordinator').expect(200);
    expect(body.keepApart).toMatchObject([{ otherCaseId: other, reasons: 'They fought before.' }]);
    expect(Object.keys(body.references)).toEqual([other]);
    expect((await safety('police').expect(200)).body.references).toEqual({});
  });

  it('shows the level of concern to readers of findings, and a line to readers of a summary', async () => {
    await give('setLevelOfConcern', { level: 'high', reasons: 'He speaks of revenge.' }, 'psychologist');
    const { body } = await safety('coordinator').expect(200);
    expect(body.levelOfConcern).toMatchObject({ level: 'high', setBy: 'psychologist' });
    expect(body.levels[0]).toMatchObject({ reasons: 'He speaks of revenge.' });
    const police = (await safety('police').expect(200)).body;
    expect(police).not.toHaveProperty('levelOfConcern');
    expect(police.levels).toEqual([]);
    expect(police.lines.map(({ type }: { type: string }) => type)).toContain('levelOfConcernSet');
  });

  it('is lines to a manager, and nothing to those who see the case by its alias', async () => {
    const { body } = await safety('manager').expect(200);
    expect(body.lines.map(({ type }: { type: string }) => type)).toContain('housingDecided');
    const { lines: _, people: __, ...rest } = body;
    expect(textsIn(rest)).toEqual([]);
    for (const who of ['scholar', 'advocate', 'auditor', 'teacher'])
      expect([who, (await safety(who)).status]).toEqual([who, 404]);
  });

  it('shows a correction beside what it corrects', async () => {
    const { entryId } = (await safety('coordinator')).body.housing[0].recorded;
    await give('correctEntry', { entryId, correction: 'The wing is the second one.' });
    expect((await safety('facilityManager')).body.housing[0].recorded.corrections).toMatchObject([
      { correction: 'The wing is the second one.', by: { personId: 'coordinator' } },
    ]);
  });
});

it('neither says a word that the timeline does not say to the same reader', async () => {
  for (const who of ['coordinator', 'psychologist', 'facilityManager', 'police', 'scholar', 'manager']) {
    const known = await timeline(who);
    for (const answer of [await sessions(who), await safety(who)]) {
      if (answer.status !== 200) continue;
      const { people: _, lines: __, references: ___, ...body } = answer.body;
      const unknown = textsIn(body).filter((each) => !known.includes(JSON.stringify(each)));
      expect({ who, unknown }).toEqual({ who, unknown: [] });
    }
  }
});

it('an appointment names the facility and its time zone to those who see where somebody is held', async () => {
  const of = await caseInProgramme(api);
  const list = async (who: string) =>
    (await api.get(who, `${urlOf(paths.appointments)}?caseId=${of}`).expect(200)).body.items;
  for (const item of await list('coordinator'))
    expect(item).toMatchObject({ facilityId: 'northfield', timeZone: 'Europe/Berlin' });
  for (const item of await list('scholar'))
    for (const hidden of ['facilityId', 'timeZone']) expect(item).not.toHaveProperty(hidden);
});
