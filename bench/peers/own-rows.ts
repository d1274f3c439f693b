import { randomBytes, randomUUID } from 'node:crypto';
import { Pool, type PoolClient } from 'pg';

/** The writes of the product's decisions, as plain inserts and updates. */
export interface OwnRows {
  /** Repeats the writes of decision `number` (from 0) of the copied case, in one transaction. */
  write(caseId: string, number: number): Promise<void>;
  close(): Promise<void>;
}

type Row = Readonly<Record<string, string | null>>;
interface Write {
  readonly table: string;
  readonly rows: readonly Row[];
}

/** Every table that a decision writes, with its case column; `streams` and `cases` are updated as well. */
const tables = {
  commands: 'stream_id',
  events: 'stream_id',
  contents: 'stream_id',
  cases: 'case_id',
  reads: 'case_id',
  case_members: 'case_id',
  tasks: 'case_id',
  notifications: 'stream_id',
  streams: 'id',
} as const;
type Table = keyof typeof tables;

/** As text, which the server accepts unchanged. */
const asText = { getTypeParser: () => (text: string) => text };

/**
 * Copies the tables of the record into a separate schema, indexes included, without triggers and foreign keys, and uses
 * a case of ten decisions as the pattern of the writes.
 */
export async function openOwnRows(url: string): Promise<OwnRows> {
  const pool = new Pool({ connectionString: url, max: 10 });
  await pool.query('create schema if not exists bare');
  const copied = [...Object.keys(tables), 'subjects', 'name_tokens', 'pending_leaves'];
  for (const table of copied) {
    await pool.query(`create table if not exists bare.${table} (like public.${table} including all)`);
  }
  const decisions = await readPattern(pool);
  return {
    write: async (caseId, number) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        for (const write of decisions[number]!.map((each) => renamed(each, caseId))) await insert(client, write);
        if (number > 0) {
          const text = `update bare.streams set sequence = sequence + 1, head_hash = $2, recorded_at = now(),
            dirty_since = now() where kind = 'case' and id = $1`;
          await client.query({ name: 'stream', text, values: [caseId, randomBytes(32)] });
        }
        await client.query('commit');
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

async function readPattern(pool: Pool): Promise<readonly (readonly Write[])[]> {
  const read = async (text: string): Promise<Row[]> => (await pool.query<Row>({ text, types: asText })).rows;
  const [found] = await read(`select stream_id from commands where name = 'changeDates' and first_sequence >= 10
    and stream_id in (select case_id from reads) order by recorded_at desc limit 1`);
  const caseId = found?.['stream_id'] ?? '';
  const all = {} as Record<Table, Row[]>;
  for (const [table, column] of Object.entries(tables)) {
    all[table as Table] = await read(`select * from public.${table} where ${column} = '${caseId}'`);
  }
  const commands = all.commands.sort((one, other) => Number(one['first_sequence']) - Number(other['first_sequence']));
  const isNamed = (name: string) => (command: Row) => command['name'] === name;
  const assigned = commands.findIndex(isNamed('assignAssessment'));
  const perDecision = commands.map((command, number) => {
    const events = all.events.filter(({ sequence }) => {
      return (
        Number(sequence) >= Number(command['first_sequence']) && Number(sequence) <= Number(command['last_sequence'])
      );
    });
    const isOwn = ({ id }: Row): boolean => events.some((event) => event['event_id'] === id);
    const isOfNone = ({ id }: Row): boolean => !all.events.some((event) => event['event_id'] === id);
    const leaves = events.map(({ stream_kind = null, stream_id = null, sequence = null, head_hash = null }) => {
      return { stream_kind, stream_id, sequence, hash: head_hash ?? `\\x${randomBytes(32).toString('hex')}` };
    });
    return [
      { table: 'commands', rows: [command] },
      { table: 'events', rows: events },
      { table: 'contents', rows: all.contents.filter((row) => isOwn(row) || (number === 0 && isOfNone(row))) },
      { table: 'pending_leaves', rows: leaves },
      { table: 'reads', rows: all.reads.slice(number, number + 1).map(({ id: _, ...row }) => row) },
      { table: 'case_members', rows: all.case_members.slice(number, number + 1) },
      { table: 'tasks', rows: number === assigned ? all.tasks : [] },
      { table: 'notifications', rows: number === assigned ? all.notifications : [] },
      { table: 'streams', rows: number === 0 ? all.streams : [] },
      { table: 'cases', rows: number === 0 ? all.cases : [] },
    ].filter(({ rows }) => rows.length > 0);
  });
  const person = all.cases[0]?.['person_ref'] ?? '';
  const [subjects, tokens] = await Promise.all([
    read(`select * from subjects where ref = '${person}'`),
    read(`select * from name_tokens where person_ref = '${person}'`),
  ]);
  const opening = [...perDecision[0]!, { table: 'subjects', rows: subjects }, { table: 'name_tokens', rows: tokens }];
  return [opening, ...perDecision.slice(1)];
}

const madeIds = new Set(['event_id', 'task_id', 'ref', 'person_ref']);

/** The same rows for another case: every unique value is new, and of the same length. */
function renamed({ table, rows }: Write, caseId: string): Write {
  const rename = (column: string, value: string | null): string | null => {
    if (column === tables[table as Table]) return caseId;
    if (table === 'commands' && column === 'id') return randomBytes(32).toString('base64url');
    if (column === 'reference') return randomUUID();
    if (madeIds.has(column) || (column === 'id' && value?.length === 36)) return randomUUID();
    return column === 'stream_id' ? caseId : value;
  };
  const ofOther = (row: Row): Row =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column, rename(column, value)]));
  return { table, rows: rows.map(ofOther) };
}

async function insert(client: PoolClient, { table, rows }: Write): Promise<void> {
  const columns = Object.keys(rows[0]!);
  const places = rows.map(
    (_, row) => `(${columns.map((__, column) => `$${row * columns.length + column + 1}`).join()})`,
  );
  const text = `insert into bare.${table} (${columns.join()}) values ${places.join()}`;
  const values = rows.flatMap((row) => columns.map((column) => row[column]));
  await client.query({ name: `${table} ${rows.length}`, text, values });
}
