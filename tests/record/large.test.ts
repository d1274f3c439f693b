import { CompiledQuery, type Kysely, type KyselyPlugin } from 'kysely';
import type { Database } from '../../record/postgres/schema';
import { findCaseHead } from '../../record/queries/case';
import { caseSorts } from '../../record/queries/cases';
import { openTestRecord, type TestRecord } from './builders';
import { listAppointments } from '../../record/queries/appointments';
import { listWork } from '../../record/queries/work';
import { cases, fillLists, fillWork, list, manager, scoped, type Listing } from './large';

describe(`a list of ${cases} cases`, () => {
  let record: TestRecord;
  beforeAll(async () => {
    record = await openTestRecord();
    await fillLists(record);
    await fillWork(record);
  });
  afterAll(() => record.stop());

  /** The plans of all statements of a list, as lines of EXPLAIN. */
  async function plansOf(listing: Listing): Promise<readonly string[]> {
    const sent: CompiledQuery[] = [];
    await list(record, listeningTo(record.db, sent), listing);
    return plans(sent);
  }

  async function plans(sent: readonly CompiledQuery[]): Promise<readonly string[]> {
    const explained = await Promise.all(
      sent.map(({ sql: text, parameters }) =>
        record.db.executeQuery<{ 'QUERY PLAN': string }>(CompiledQuery.raw(`explain ${text}`, [...parameters])),
      ),
    );
    return explained.map(({ rows }) => rows.map((row) => row['QUERY PLAN']).join('\n'));
  }

  const askers = Object.entries(scoped).flatMap(([who, actor]) => caseSorts.map((sort) => ({ who, actor, sort })));

  test.each(askers)('is not read through for a $who, sorted by $sort', async ({ actor, sort }) => {
    const plans = await plansOf({ actor, sort });
    expect(plans.length).toBeGreaterThanOrEqual(2);
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on (cases|case_members|subjects)/);
  });

  test('is not read through for one case of it', async () => {
    const sent: CompiledQuery[] = [];
    await findCaseHead(listeningTo(record.db, sent), scoped.coordinator, 'case-3');
    const [plan] = await plans(sent);
    expect(plan).not.toMatch(/Seq Scan on cases/);
    expect(plan).not.toMatch(/rows=\d{3,}/);
  });

  const now = new Date().toISOString();
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString();
  const all = /Seq Scan on (cases|case_members|subjects|tasks|owed|appointments)/;

  test.each(Object.entries(scoped))('does not have to be read through for the work of a %s', async (_, actor) => {
    const sent: CompiledQuery[] = [];
    const reading = { db: listeningTo(record.db, sent), seals: record.seals };
    const { mine, waiting, next } = await listWork(reading, { actor, now, until, limit: 25 });
    expect(mine.total + waiting.total + next.total).toBeGreaterThan(0);
    for (const plan of await plans(sent)) expect(plan).not.toMatch(all);
  });

  test.each(Object.entries({ ...scoped, manager }))(
    'does not have to be read through for the calendar of a %s',
    async (_, actor) => {
      const sent: CompiledQuery[] = [];
      const reading = { db: listeningTo(record.db, sent), seals: record.seals };
      const filters = [{ from: now }, { from: now, to: until, personId: actor.personId }];
      for (const filter of filters) await listAppointments(reading, { actor, filter, limit: 51 });
      expect(sent.length).toBeGreaterThanOrEqual(2);
      for (const plan of await plans(sent)) expect(plan).not.toMatch(all);
      // Those of every case would be read by their start.
      const [plan] = await plans(sent);
      if (actor === manager) expect(plan).not.toMatch(/appointments_by_start/);
    },
  );

  test('takes the same number of statements whatever its length', async () => {
    const [short, long] = await Promise.all([1, 200].map((limit) => plansOf({ actor: scoped.coordinator, limit })));
    expect(short).toHaveLength(long!.length);
  });
});

/** The same database; records every statement. */
function listeningTo(db: Kysely<Database>, sent: CompiledQuery[]): Kysely<Database> {
  const compile = db.getExecutor();
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      sent.push(compile.compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return db.withPlugin(plugin);
}
