import { commandPath, paths, urlOf } from '../../api/paths';
import type { TimelineEntryResponse } from '../../api/cases/present-event';
import { areas } from '../../shared/domain/catalogue';
import { provenanceOf } from '../../shared/domain/case-rules';
import type { EventType } from '../../shared/domain/case';
import type { AnyArea } from '../../shared/domain/kernel/area';
import { readers } from './support/readers';
import { startApi, type TestApi } from './support/api';
import { caseInProgramme, openCase, stateOf } from './support/story';

let api: TestApi;
let caseId: string;
let everybody: readonly string[];
beforeAll(async () => {
  api = await startApi();
  caseId = await caseInProgramme(api);
  for (const [held, personId] of Object.entries({ police_lead: 'police', advocate: 'advocate', custodian: 'police' }))
    await give('coordinator', 'appoint', { function: held, personId });
  await give('police', 'recordRestrictedEntry', { what: 'A source of Quillbury names a meeting.' });
  const screened = (await items('coordinator')).find(({ type }) => type === 'screeningRecorded');
  const correction = { entryId: screened?.entryId, correction: 'The left hand, not the right.' };
  await give('coordinator', 'correctEntry', correction);
  everybody = readers.map(({ personId }) => personId).filter((who) => !['facilityManager', 'teacher'].includes(who));
});
afterAll(() => api.stop());

const give = (who: string, name: Parameters<typeof commandPath>[0], body: object, of = caseId) =>
  api.post(who, urlOf(commandPath(name), { caseId: of }), body).expect(200);
const get = (who: string, query = '', of = caseId) => api.get(who, urlOf(paths.caseEvents, { caseId: of }) + query);
const items = async (who: string, query = ''): Promise<TimelineEntryResponse[]> =>
  (await get(who, `?limit=500${query}`).expect(200)).body.items;
const markOf = async (who: string, of = caseId): Promise<string> =>
  (await api.get(who, urlOf(paths.case, { caseId: of })).expect(200)).body.asOf;

async function inPages(who: string, query: string): Promise<TimelineEntryResponse[]> {
  const found: TimelineEntryResponse[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const asked: string = `?limit=4${query}${cursor && `&cursor=${cursor}`}`;
    const { body } = await get(who, asked).expect(200);
    found.push(...(body as { items: TimelineEntryResponse[] }).items);
    cursor = (body as { next: string | null }).next;
  }
  return found;
}

/** Whether the details that an entry shows hold an id. */
const holds = (value: unknown, id: string): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some((each) => holds(each, id)) : value === id;

type Test = (entry: TimelineEntryResponse) => boolean;

/** Each filter, and what it means of an entry as its reader sees it. */
async function filters(): Promise<readonly (readonly [query: string, means: Test])[]> {
  const { assessments, sessions, tasks } = await stateOf(api, caseId);
  const ids = [assessments[0]?.assessmentId, sessions[0]?.sessionId, Object.keys(tasks)[0], 'scholar'];
  const [first] = await items('coordinator');
  const today = first?.at.slice(0, 10) ?? '';
  const middle = (await items('coordinator'))[20]?.at ?? '';
  return [
    ...Object.entries<AnyArea>(areas).map(([area, { events = {} }]) => {
      const means: Test = ({ type }) => Object.hasOwn(events, type);
      return [`&area=${area}`, means] as const;
    }),
    ...['planDrafted', 'taskAnswered', 'restricted', 'restrictedEntryMade', 'sessionPlanned'].map((named) => {
      const means: Test = ({ type }) => type === named;
      return [`&type=${named}`, means] as const;
    }),
    ...['coordinator', 'police', 'psychologist', 'service', 'nobody'].map((who) => {
      const means: Test = ({ by }) => by?.personId === who;
      return [`&by=${who}`, means] as const;
    }),
    ...ids.map((id = '') => {
      const means: Test = ({ details }) => holds(details, id);
      return [`&about=${id}`, means] as const;
    }),
    ['&decisions=true', ({ type }) => type !== 'restricted' && isJudged(type as EventType)],
    [`&from=${today}&to=${today}`, ({ at }) => at.slice(0, 10) === today],
    [`&to=2020-01-01`, () => false],
    [`&from=${middle}`, ({ at }) => at >= middle],
    [`&to=${middle}`, ({ at }) => at < middle],
    ['&area=planning&decisions=true&by=chair', ({ type, by }) => type === 'planApproved' && by?.personId === 'chair'],
  ];
}

const isJudged = (type: EventType): boolean => provenanceOf(type).basis === 'professional_opinion';

describe('a filter of the timeline', () => {
  it('shows of each reader’s entries those that it means, with their numbers, and tells nothing else', async () => {
    const found = new Set<string>();
    for (const who of everybody) {
      const whole = await items(who);
      for (const [query, means] of await filters()) {
        const expected = whole.filter(means);
        expect({ who, query, items: await items(who, query) }).toEqual({ who, query, items: expected });
        if (expected.length > 0 && expected.length < whole.length) found.add(query);
      }
    }
    expect(found.size).toBeGreaterThan(20);
  });

  it('shows newest first the same entries, page by page', async () => {
    for (const who of everybody)
      for (const query of ['', '&decisions=true', '&area=asking', '&type=restricted']) {
        const whole = await items(who, query);
        expect({ who, query, items: await inPages(who, query) }).toEqual({ who, query, items: whole });
        const newest = await inPages(who, `${query}&order=newest`);
        expect({ who, query, items: newest }).toEqual({ who, query, items: whole.toReversed() });
      }
  });

  it('is refused where nobody can read it, and a cursor under another', async () => {
    for (const query of [
      'area=nowhere',
      'type=toString',
      'from=yesterday',
      'to=2026-02-30',
      'decisions=no',
      'order=up',
    ])
      expect({ query, status: (await get('coordinator', `?${query}`)).status }).toEqual({ query, status: 400 });
    const { next } = (await get('coordinator', '?limit=2')).body as { next: string };
    expect((await get('coordinator', `?limit=2&order=newest&cursor=${next}`)).body.code).toBe('invalid_cursor');
  });
});

describe('a mark of what was shown', () => {
  it('lists what came since, as far as each reader sees it', async () => {
    const marks = new Map<string, string>();
    for (const who of everybody) marks.set(who, await markOf(who));
    for (const who of everybody) expect(await items(who, `&since=${marks.get(who) ?? ''}`)).toEqual([]);
    const before = new Map<string, number>();
    for (const who of everybody) before.set(who, (await items(who)).length);
    await give('police', 'recordRestrictedEntry', { what: 'Another source.' });
    await give('coordinator', 'recordIncident', { kind: 'threat', severity: 'serious', what: 'A fight.' });
    for (const who of everybody) {
      const since = await items(who, `&since=${marks.get(who) ?? ''}`);
      expect({ who, since }).toEqual({ who, since: (await items(who)).slice(before.get(who)) });
      expect(await inPages(who, `&order=newest&since=${marks.get(who) ?? ''}`)).toEqual(since.toReversed());
    }
    const types = async (who: string) => (await items(who, `&since=${marks.get(who) ?? ''}`)).map(({ type }) => type);
    expect(await types('coordinator')).toEqual(expect.arrayContaining(['restricted', 'incidentRecorded']));
    expect(await types('scholar')).toEqual([]);
  });

  it('is as long however much is hidden, and belongs to its reader and case', async () => {
    const other = await openCase(api);
    const [mine, elsewhere] = [await markOf('coordinator'), await markOf('coordinator', other)];
    expect(mine).toHaveLength(elsewhere.length);
    for (const [who, of, mark] of [
      ['manager', caseId, mine],
      ['coordinator', other, mine],
      ['coordinator', caseId, 'test.AAAA'],
    ] as const) {
      const { status, body } = await get(who, `?since=${mark}`, of);
      expect({ status, code: body.code, path: body.errors?.[0].path }).toEqual({
        status: 400,
        code: 'invalid_cursor',
        path: 'since',
      });
    }
  });
});
