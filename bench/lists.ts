import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { sql, type Kysely } from 'kysely';
import { commandPaths, paths, urlOf } from '../api/paths';
import { openDatabase } from '../record/postgres/database';
import type { Database } from '../record/postgres/schema';
import { openKeysOf } from '../record/keys/from-environment';
import { currentKey } from '../record/keys/types';
import { tokensOfPerson } from '../record/subjects/name-tokens';
import { caseSorts } from '../record/queries/cases';
import { createSeals } from '../record/sealing/seals';
import { cases, fillLists, fillWork, nameSubjects } from '../tests/record/large';
import { printTable, quantile } from './figures';
import { agent, createSend, openCase } from './load';
import type { Stack } from './stack';

/** The name of the person of a case, by its number, as {@link nameSubjects} sets it. */
const named = (number: number) => ({
  givenName: 'Given',
  familyName: `person-${number}`,
  bornOn: '1990-01-01' as const,
});
/** A search, which is a POST. */
interface Search {
  readonly path: string;
  readonly body: object;
}

const first = 3; // the cases of agency 3: one in ten
const eventsOfLongCase = 300;

/** Lists, search and a long timeline over HTTP, for callers who see all 50,000 cases, or a part of them. */
export async function lists(stack: Stack, isQuick: boolean): Promise<void> {
  await fill(stack);
  const caseId = await makeLongCase(stack, isQuick ? 30 : eventsOfLongCase);
  const asked: Readonly<Record<string, string | Search>> = {
    ...Object.fromEntries(caseSorts.map((sort) => [`list, by ${sort}`, `${paths.cases}?limit=50&sort=${sort}`])),
    'list of what is overdue': `${paths.cases}?limit=50&overdue=true&sort=due`,
    'search, a reference': `${paths.cases}?limit=50&q=TC-0000421`,
    'search, a word of a name': { path: paths.caseSearch, body: { q: '4213', limit: 50 } },
    work: paths.work,
    board: paths.board,
    'appointments from now on': paths.appointments,
    'timeline, 100 entries': urlOf(paths.caseEvents, { caseId }).replace('/api/v1', ''),
  };
  const rows: string[][] = [];
  for (const who of ['manager', 'coordinator', 'psychologist', 'scholar']) {
    for (const [what, path] of Object.entries(asked)) {
      const row = await measure(stack, who, path, isQuick ? 5 : 40);
      if (row) rows.push([who, what, ...row]);
    }
  }
  printTable(`Lists over ${cases} cases, over HTTP, one after the other`, [
    ['caller', 'what', 'of', 'median ms', 'p95 ms'],
    ...rows,
  ]);
}

/** Rows of the lists only; a part of them belongs to the agency and the people of this stack. */
async function fill({ environment }: Stack): Promise<void> {
  const db = openDatabase(environment['DATABASE_URL'] ?? '', { poolSize: 2, statementTimeout: 120_000 });
  const { keys, close } = openKeysOf(environment);
  try {
    await fillLists({ db });
    await fillWork({ db });
    await fillStreams(db);
    await sql`update cases set coordinating_agency_id = 'programme-office', lead_coordinator_id = 'coordinator'
      where coordinating_agency_id = 'agency-3'`.execute(db);
    const parts = { coordinator: 'lead-3', psychologist: 'specialist-11', scholar: 'specialist-21' };
    for (const [person, madeUp] of Object.entries(parts)) {
      await sql`update case_members set person_id = ${person} where person_id = ${madeUp}`.execute(db);
      await sql`update tasks set assignee_id = ${person} where assignee_id = ${madeUp}`.execute(db);
      await sql`update appointments set people = jsonb_set(people, '{0,personId}', to_jsonb(${person}::text))
        where people @> jsonb_build_array(jsonb_build_object('personId', ${madeUp}::text))`.execute(db);
    }
    const seals = createSeals({ keys, environment: 'local', randomBytes });
    await nameSubjects({ db, seals }, first);
    const key = await currentKey(keys, 'find');
    for (let number = first; number <= cases; number += 10) {
      const of = { person_ref: `person-${number}`, key_id: key.id };
      const rows = tokensOfPerson(key, named(number)).map((token) => ({ token, ...of }));
      await db.insertInto('name_tokens').values(rows).execute();
    }
    for (const table of [
      'cases',
      'case_members',
      'subjects',
      'name_tokens',
      'tasks',
      'owed',
      'appointments',
      'streams',
      'events',
    ]) {
      await sql`analyze ${sql.table(table)}`.execute(db);
    }
  } finally {
    await Promise.all([db.destroy(), close()]);
  }
}

/** A stream of each case with its latest entry, a quarter of them older than two months: for the board's stuck work. */
async function fillStreams(db: Kysely<Database>): Promise<void> {
  await sql`insert into streams (kind, id, sequence, programme_hash, recorded_at)
    select 'case', 'case-' || n, 1, (select min(hash) from programmes), now() - n % 80 * interval '1 day'
    from generate_series(1, ${sql.lit(cases)}) n`.execute(db);
  await sql`insert into events (stream_kind, stream_id, sequence, event_id, type, actor_id, recorded_at, envelope, hash)
    select kind, id, sequence, gen_random_uuid(), 'phaseEntered', 'coordinator', recorded_at, '{}', sha256(id::bytea)
    from streams where id like 'case-%'`.execute(db);
}

async function makeLongCase({ addresses, tokens }: Stack, events: number): Promise<string> {
  const post = createSend(addresses.api, tokens);
  const { caseId } = await openCase(post);
  for (let number = 0; number < events; number += 1) {
    const personId = number % 2 ? 'facilityManager' : 'dutyOfficer';
    await post('coordinator', urlOf(commandPaths.appoint, { caseId }), { function: 'facility_manager', personId });
  }
  return caseId;
}

/** Number of hits, median and 95th percentile; undefined if the caller may not see the list. */
async function measure(
  { addresses, tokens }: Stack,
  who: string,
  asked: string | Search,
  rounds: number,
): Promise<readonly string[] | undefined> {
  const took: number[] = [];
  let found = '';
  for (let round = 0; round < rounds + 3; round += 1) {
    const began = performance.now();
    const { path, body } = typeof asked === 'string' ? { path: asked } : asked;
    const { status, text } = await send(new URL(`/api/v1${path}`, addresses.api), tokens.get(who) ?? '', body);
    if (status === 404 || status === 403) return undefined;
    if (status !== 200) throw new Error(`${who} ${path}: ${status} ${text}`);
    if (round >= 3) took.push(performance.now() - began);
    const { mine, open, total, items = [] } = JSON.parse(text) as Answer;
    found = String(mine?.total ?? open ?? total ?? items.length);
  }
  return [found, quantile(took, 0.5).toFixed(1), quantile(took, 0.95).toFixed(1)];
}

/** The answer of a list, or the parts of somebody's work. */
interface Answer {
  readonly total?: number;
  readonly items?: readonly unknown[];
  /** Of the board: cases under way. */
  readonly open?: number;
  readonly mine?: { readonly total: number };
}

function send(url: URL, token: string, body?: object): Promise<{ readonly status: number; readonly text: string }> {
  const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers, method: body ? 'POST' : 'GET' }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 500, text }));
    });
    sent.on('error', reject).end(body && JSON.stringify(body));
  });
}
