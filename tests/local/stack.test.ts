import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { endLeftProcesses, startNodeProcess } from '../../local/node-process';
import { findFreePort } from '../../local/ports';
import { isRunning, markProcess, waitUntilGone, type ProcessMark } from '../../local/processes';
import { ensureRootKey } from '../../local/secrets';
import { claimStack, findStack, releaseStack, writeStack } from '../../local/stack-file';

const home = resolve(__dirname, '../..');
let dir: string;

beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'throughcare stack '))));
afterEach(async () => {
  await endLeftProcesses(dir, () => undefined);
  rmSync(dir, { recursive: true, force: true });
});

describe('a directory', () => {
  const idle = (): { readonly child: ChildProcess; readonly supervisor: ProcessMark } => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
    const supervisor = markProcess(child.pid ?? 0);
    if (supervisor === undefined) throw new Error('it ended at once');
    return { child, supervisor };
  };

  test('belongs to one stack at a time, which is named to the second', async () => {
    const { child, supervisor } = idle();
    const addresses = { api: 'http://127.0.0.1:3000', temporal: '', issuer: '', smtpUrl: '' };
    writeStack(dir, { supervisor, addresses });
    expect(() => claimStack(dir)).toThrow(`pid ${child.pid}, API http://127.0.0.1:3000`);
    child.kill();
    await once(child, 'exit');
    expect(claimStack(dir).supervisor.pid).toBe(process.pid);
  });

  test('is free again once its stack has let go of it', () => {
    claimStack(dir);
    expect(findStack(dir)?.supervisor.pid).toBe(process.pid);
    expect(statSync(join(dir, 'stack.json')).mode & 0o077).toBe(0);
    releaseStack(dir);
    expect(findStack(dir)).toBeUndefined();
  });
});

describe('another command on the stack', () => {
  const run = (script: string): string => {
    const env = { ...process.env, THROUGHCARE_LOCAL_DIR: dir, DATABASE_URL: '' };
    return spawnSync(process.execPath, ['--import', 'tsx', 'local/run.ts', script], {
      cwd: home,
      env,
    }).stderr.toString();
  };

  test('gets what the stack gave its API', () => {
    const environment = {
      THROUGHCARE_ENV: 'local',
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      KEYS_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/keys',
      ROOT_KEY_FILE: ensureRootKey(join(dir, 'root.key')),
    };
    const keeper = { ...environment, ROOT_KEY_FILE: join(dir, 'of the keeper') };
    writeStack(dir, { ...claimStack(dir), environment, keeper });
    expect(run('record:rebuild')).toMatch('ECONNREFUSED');
    expect(run('keys:check')).toMatch('ROOT_KEY_FILE: the file cannot be read');
  });

  test('says that no stack runs', () => {
    expect(run('record:rebuild')).toMatch(`No stack runs on ${dir}`);
  });
});

describe('a program of the stack', () => {
  const ports = async (): Promise<NodeJS.ProcessEnv> => ({
    ...process.env,
    MAILBOX_PORT: String(await findFreePort()),
    SMTP_PORT: String(await findFreePort()),
    THROUGHCARE_LOCAL_DIR: dir,
  });

  test('ends with the process that started it, even where that was killed', async () => {
    const supervisor = spawn(
      process.execPath,
      ['--import', 'tsx', require.resolve('./fixtures/supervise-mailbox'), home, dir],
      { cwd: home, env: await ports(), stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = (await once(supervisor.stdout, 'data')) as [Buffer];
    const mailbox = JSON.parse(line.toString()) as ProcessMark;
    expect(isRunning(mailbox)).toBe(true);
    supervisor.kill('SIGKILL');
    expect(await waitUntilGone(mailbox, 10_000)).toBe(true);
  });

  test('that was left behind is ended by its mark', async () => {
    const options = { name: 'mailbox', home, dir, entry: 'local/mailbox/main.ts', env: await ports() };
    const { mark } = await startNodeProcess(options, async () => existsSync(join(dir, 'mailbox.jsonl')));
    await endLeftProcesses(dir, () => undefined);
    expect(isRunning(mark)).toBe(false);
  });

  test('that does not start says why', async () => {
    const options = {
      name: 'mailbox',
      home,
      dir,
      entry: 'local/mailbox/main.ts',
      env: { ...(await ports()), PORT: 'x' },
    };
    await expect(startNodeProcess(options, async () => false)).rejects.toThrow(
      /mailbox did not start[\s\S]*PORT is "x"/,
    );
  });
});
