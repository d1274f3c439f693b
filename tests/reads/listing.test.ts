import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { urlOf } from '../../api/paths';
import { logReads } from '../../record/reads/log';
import { selectReads } from '../../record/reads/query';
import { startApi, type TestApi } from '../api/support/api';
import { openCase } from '../api/support/story';
import { request } from './builders';

let api: TestApi;
let caseId: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const at = (hour: number) => `2031-03-04T${String(hour).padStart(2, '0')}:00:00.000Z`;

/** A case that its coordinator read in several different hours. */
beforeEach(async () => {
  caseId = await openCase(api);
  const cases = [{ caseId, relationship: 'my_agency' }] as const;
  for (const hour of [8, 9, 10, 11, 12])
    await logReads(api.db, { ...request(), at: at(hour), cases, correlationId: `hour-${hour}-of-day` });
});

interface Page {
  readonly items: readonly { readonly at: string; readonly personId: string; readonly correlationId: string }[];
  readonly next: string | null;
}

const path = (query: Readonly<Record<string, string>> = {}) =>
  `${urlOf('/cases/{caseId}/reads', { caseId })}?${new URLSearchParams(query).toString()}`;
const list = async (query?: Readonly<Record<string, string>>, who = 'auditor'): Promise<Page> =>
  (await api.get(who, path(query)).expect(200)).body as Page;
const day = { from: at(0), to: at(23) };
const hours = ({ items }: Page): readonly number[] => items.map((item) => Number(item.at.slice(11, 13)));

describe('who read a case between two instants, and why', () => {
  it('says who, when, what, by what right and under which correlation id, the newest first', async () => {
    const { items, next } = await list(day);
    expect(hours({ items, next })).toEqual([12, 11, 10, 9, 8]);
    expect(next).toBeNull();
    expect(items[0]).toEqual({
      readId: expect.any(Number),
      at: at(12),
      personId: 'coordinator',
      knownBy: 'sign_in',
      operation: 'getCase',
      caseId,
      askedFor: null,
      outcome: 'shown',
      relationship: 'my_agency',
      reason: null,
      correlationId: 'hour-12-of-day',
    });
  });

  it('from the first instant on and until before the second, in any offset', async () => {
    expect(hours(await list({ from: at(9), to: at(11) }))).toEqual([10, 9]);
    expect(hours(await list({ from: '2031-03-04T11:00:00+01:00', to: at(23) }))).toEqual([12, 11, 10]);
  });

  it('goes on where a page ended, also when more was read since', async () => {
    const first = await list({ ...day, limit: '2' });
    await logReads(api.db, { ...request(), at: at(13), cases: [{ caseId, relationship: 'my_agency' }] });
    const second = await list({ ...day, limit: '2', cursor: first.next! });
    const third = await list({ ...day, limit: '2', cursor: second.next! });
    expect([first, second, third].map(hours)).toEqual([[12, 11], [10, 9], [8]]);
    expect(third.next).toBeNull();
  });

  it('goes on where a page ended within one instant', async () => {
    const cases = [{ caseId, relationship: 'my_agency' }] as const;
    for (let number = 0; number < 3; number += 1)
      await logReads(api.db, { ...request(), at: at(20), cases, correlationId: `together-${number}` });
    const first = await list({ from: at(20), to: at(21), limit: '2' });
    const second = await list({ from: at(20), to: at(21), limit: '2', cursor: first.next! });
    const found = [...first.items, ...second.items].map(({ correlationId }) => correlationId);
    expect(found).toEqual(['together-2', 'together-1', 'together-0']);
  });

  it('a cursor goes with its case, its range and its reader', async () => {
    const cursor = (await list({ ...day, limit: '2' })).next!;
    const other = await openCase(api);
    const refused = [
      await api.get('auditor', path({ from: day.from, cursor })),
      await api.get('dpo', path({ ...day, cursor })),
      await api.get('auditor', path({ ...day, cursor }).replace(caseId, other)),
      await api.get('auditor', path({ ...day, cursor: 'x' })),
    ];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(Array(4).fill([400, 'invalid_cursor']));
  });

  it.each([
    [{ from: at(11), to: at(9) }, 'to', 'ends_before_start'],
    [{ from: at(9), to: at(9) }, 'to', 'ends_before_start'],
    [{ from: 'yesterday' }, 'from', 'invalid_format'],
    [{ to: '2031-02-30' }, 'to', 'invalid_format'],
    [{ limit: '0' }, 'limit', 'too_small'],
    [{ since: at(9) }, 'since', 'unknown_field'],
  ])('a range that is none names its field: %j', async (query, field, code) => {
    const { body } = await api.get('auditor', path(query as Record<string, string>)).expect(400);
    expect([body.code, body.errors[0].path, body.errors[0].code]).toEqual(['invalid_query', field, code]);
  });

  it('is for the auditor and the data-protection officer; those who may not know of the case find nothing', async () => {
    for (const [who, status] of [
      ['auditor', 200],
      ['dpo', 200],
      ['coordinator', 403],
      ['manager', 403],
      ['administrator', 404],
      ['teacher', 404],
    ] as const)
      expect([who, (await api.get(who, path())).status]).toEqual([who, status]);
    await api.get('auditor', urlOf('/cases/{caseId}/reads', { caseId: randomUUID() })).expect(404);
  });

  it('includes its own readers, and those who were denied', async () => {
    await list(undefined, 'dpo');
    await api.get('teacher', urlOf('/cases/{caseId}', { caseId })).expect(404);
    const { body } = await api.get('auditor', path({ limit: '2', to: '2030-01-01T00:00:00Z' }));
    expect(body.items).toMatchObject([
      { personId: 'teacher', operation: 'getCase', outcome: 'denied', relationship: null },
      { personId: 'dpo', operation: 'listReads', outcome: 'shown', relationship: 'oversight:data_protection_officer' },
    ]);
  });

  it('is served by an index, however long the log', async () => {
    await sql`insert into reads (at, actor_id, known_by, operation, case_id, outcome, correlation_id)
      select '2030-01-01'::timestamptz + n * interval '1 minute', 'person-' || n % 50, 'sign_in', 'getCase',
        'case-' || n % 500, 'shown', 'correlation' from generate_series(1, 20000) n`.execute(api.db);
    await sql`analyze reads`.execute(api.db);
    const page = { after: { at: at(9), id: 1 }, limit: 50 };
    for (const whose of [{ caseId: 'case-7' }, { actorId: 'person-7' }]) {
      const plan = await selectReads(api.db, { of: whose, from: at(0), to: at(23) }, page).explain();
      const text = JSON.stringify(plan);
      expect(text).toMatch(/Index Scan( Backward)? using reads_of_(case|actor)/);
      expect(text).not.toMatch(/Seq Scan|Sort/);
    }
  });
});

describe('what a person read', () => {
  const of = (actor: string) =>
    `${urlOf('/reads')}?${new URLSearchParams({ actor, from: at(8), to: at(10) }).toString()}`;
  const logged = () =>
    api.db.selectFrom('reads').selectAll().where('operation', '=', 'listReadsBy').orderBy('id').execute();

  it('is listed over all cases, and that it was asked is logged for each case that is shown', async () => {
    const { body } = await api.get('dpo', of('coordinator')).expect(200);
    const mine = body.items.filter((item: { caseId: string }) => item.caseId === caseId);
    expect(mine).toMatchObject([{ at: at(9) }, { at: at(8) }]);
    const rows = (await logged()).filter((row) => row.case_id === caseId);
    expect(rows).toMatchObject([
      { actor_id: 'dpo', asked_for: 'reader:coordinator', relationship: 'oversight:data_protection_officer' },
    ]);
  });

  it('is logged where nothing was found, and where it was denied', async () => {
    await api.get('auditor', of('nobody')).expect(200);
    await api.get('manager', of('coordinator')).expect(403);
    expect((await logged()).slice(-2)).toMatchObject([
      { actor_id: 'auditor', case_id: null, asked_for: 'reader:nobody', outcome: 'shown' },
      { actor_id: 'manager', case_id: null, asked_for: 'reader:coordinator', outcome: 'denied', relationship: null },
    ]);
  });

  it('needs somebody to be named', async () => {
    const { body } = await api.get('auditor', urlOf('/reads')).expect(400);
    expect(body.errors[0].path).toBe('actor');
  });
});
