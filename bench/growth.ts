import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { workflowIdOf } from '../shared/contracts/engine';
import { printTable, quantile } from './figures';
import { atOnce, createSend, openCase, playFor, tenDecisions } from './load';
import { settle, type Stack } from './stack';

/** Cases opened in a second, and the time until each has its workflow. */
export async function opening(stack: Stack, isQuick: boolean): Promise<void> {
  const send = createSend(stack.addresses.api, stack.tokens);
  const seconds = isQuick ? 2 : 5;
  const load = { callers: 16, warmUp: 1, seconds, pids: stack.pids };
  const { perSecond, took } = await playFor(send, { ...load, play: openCase });
  const lag = await settle(stack);
  printTable('Cases opened, 16 callers', [
    ['cases/s', 'median ms', 'p95 ms', 'every workflow runs after s'],
    [perSecond.toFixed(0), quantile(took, 0.5).toFixed(1), quantile(took, 0.95).toFixed(1), lag.toFixed(1)],
  ]);
}

interface Size {
  /** Events of a case; the engine's are read from its histories instead. */
  readonly events?: number;
  readonly rows: number;
  readonly bytes: number;
}

/** The size in engine and record of a case with ten decisions, one of which sent a mail. */
export async function growth(stack: Stack, isQuick: boolean): Promise<void> {
  const cases = isQuick ? 10 : 100;
  const send = createSend(stack.addresses.api, stack.tokens);
  const look = async (): Promise<readonly [Size, Size]> => [sizeOfEngine(stack), await sizeOfRecord(stack)];
  await settle(stack);
  const before = await look();
  const caseIds = await atOnce(2, cases, () => tenDecisions(send));
  await settle(stack);
  const after = await look();
  const each = (of: 0 | 1, what: keyof Size): string =>
    (((after[of][what] ?? 0) - (before[of][what] ?? 0)) / cases).toFixed(0);
  const histories = await historiesOf(stack, caseIds);
  const median = (what: keyof (typeof histories)[number]): string =>
    quantile(
      histories.map((history) => history[what]),
      0.5,
    ).toFixed(0);
  printTable(`What a case of ten decisions and a mail takes, over ${cases} cases (schedules of the worker included)`, [
    ['', 'events', 'bytes', 'rows'],
    ['engine, history of the case (median)', median('events'), median('bytes'), ''],
    ['engine, its SQLite file', '', each(0, 'bytes'), hasSqlite ? each(0, 'rows') : 'not counted: no python3'],
    ['record, with indexes', each(1, 'events'), each(1, 'bytes'), each(1, 'rows')],
  ]);
}

async function historiesOf({ addresses }: Stack, caseIds: readonly string[]) {
  const connection = await Connection.connect({ address: addresses.temporal });
  try {
    const { workflow } = new Client({ connection });
    const described = caseIds.map((id) => workflow.getHandle(workflowIdOf({ kind: 'case', id })).describe());
    return (await Promise.all(described)).map(({ historyLength, historySize = 0 }) => {
      return { events: historyLength, bytes: historySize };
    });
  } finally {
    await connection.close();
  }
}

async function sizeOfRecord({ db }: Stack): Promise<Size> {
  const { rows } = await db.query<Record<keyof Size, string>>(`select (select count(*) from events) as events,
    sum(n_tup_ins - n_tup_del) as rows, sum(pg_total_relation_size(relid)) as bytes
    from pg_stat_user_tables where schemaname = 'public'`);
  const found = rows[0]!;
  return { events: Number(found.events), rows: Number(found.rows), bytes: Number(found.bytes) };
}

/** Node 20 cannot read SQLite by itself. */
const countRows = `
import sqlite3, sys
db = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True)
tables = [name for (name,) in db.execute("select name from sqlite_master where type = 'table'")]
print(sum(db.execute(f'select count(*) from "{name}"').fetchone()[0] for name in tables))
print(db.execute('pragma page_count').fetchone()[0] * db.execute('pragma page_size').fetchone()[0])
`;
const hasSqlite = spawnSync('python3', ['-c', 'import sqlite3']).status === 0;

function sizeOfEngine({ dir }: Stack): Size {
  const file = join(dir, 'temporal.db');
  const { status, stdout } = spawnSync('python3', ['-c', countRows, file], { encoding: 'utf8' });
  if (status !== 0) return { rows: 0, bytes: existsSync(file) ? statSync(file).size : 0 };
  const [rows, bytes] = stdout.trim().split('\n').map(Number);
  return { rows: rows!, bytes: bytes! };
}
