import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres, type Postgres } from '../../local/postgres';
import { endProcess, isRunning } from '../../local/processes';

let folder: string;
let running: Postgres | undefined;
let lines: string[];

const start = async (dataDir = join(folder, 'data')): Promise<Postgres> => {
  running = await startPostgres({ dataDir, port: 0, log: (line) => lines.push(line) });
  return running;
};

const ask = async (url: string, statement: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
};

beforeEach(() => {
  lines = [];
  folder = mkdtempSync(join(tmpdir(), 'throughcare postgres '));
  chmodSync(folder, 0o755);
});

afterEach(async () => {
  await running?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a path with a space holds data that outlive a restart', async () => {
  const first = await start();
  await first.createDatabase('throughcare');
  await first.createDatabase('throughcare');
  await ask(first.url('throughcare'), 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.stop();
  const second = await start();
  expect(await ask(second.url('throughcare'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});

test('a server that outlived its starter is stopped and its data taken over', async () => {
  const orphan = await start();
  await orphan.createDatabase('throughcare');
  const heir = await start();
  expect(isRunning(orphan.mark)).toBe(false);
  expect(lines.join()).toContain(`pid ${orphan.mark.pid}`);
  await expect(ask(heir.url('throughcare'), 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
});

test('it starts after a kill -9', async () => {
  const killed = await start();
  await endProcess(killed.mark, 'SIGKILL', 5_000);
  await expect(ask((await start()).url('postgres'), 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
});

test('nobody without the password gets in', async () => {
  const { port } = await start();
  await expect(ask(`postgres://throughcare:guessed@127.0.0.1:${port}/postgres`, 'SELECT 1')).rejects.toThrow(
    /password authentication failed/,
  );
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;

asRoot('data move to an open place where the folder is closed to its account', async () => {
  chmodSync(folder, 0o700);
  const { dataDir, url } = await start();
  try {
    expect(dataDir.startsWith(folder)).toBe(false);
    expect(lines.join()).toContain(`${folder} is closed`);
    await expect(ask(url('postgres'), 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
  } finally {
    await running?.stop();
    rmSync(join(dataDir, '..'), { recursive: true, force: true });
  }
});
