import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openFileRoot } from '../../record/keys/file-root';
import { openTestRecord, RecordedCase, accepted, referred, type TestRecord } from '../record/builders';
import { rootKey } from '../setup/keys';
import { running } from '../setup/typescript';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'throughcare-faults-'));
let record: TestRecord;

beforeAll(async () => {
  record = await openTestRecord();
  await referred(record);
});
afterAll(async () => {
  await record.stop();
  rmSync(folder, { recursive: true });
});

/** Runs a program of the product as the keeper. @returns its output and exit code */
async function start(
  entry: string,
  changes: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<{ said: string; code: number }> {
  const env = {
    PATH: process.env['PATH'],
    THROUGHCARE_ENV: 'test',
    DATABASE_URL: record.keeperUrl,
    ...record.sealing.environments.keeper,
    ...changes,
  };
  const ended = await run(process.execPath, [...running, entry, ...args], { env }).catch((error: unknown) => error);
  const { stdout, stderr, code = 0 } = ended as { stdout: string; stderr: string; code?: number };
  return { said: `${stdout}${stderr}`, code };
}

function fileWith(text: string): string {
  const file = join(folder, `root-${randomBytes(4).toString('hex')}`);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}

describe('the root key', () => {
  test('that fits opens the whole store', async () => {
    const { said, code } = await start('record/cli/check-keys.ts');
    expect(said).toMatch(/^The root key opens the key store: \d\d+ keys\.$/m);
    expect(said).toContain('The store has every key that the record names.');
    expect(code).toBe(0);
  });

  test('that is missing is named before anything starts', async () => {
    const ROOT_KEY_FILE = join(folder, 'nowhere');
    expect(await start('record/cli/check-keys.ts', { ROOT_KEY_FILE })).toEqual({
      said: 'The configuration is not complete:\n  - ROOT_KEY_FILE: the file cannot be read (ENOENT)\n',
      code: 1,
    });
    expect(() => openFileRoot(ROOT_KEY_FILE, randomBytes)).toThrow('cannot be read (ENOENT)');
  });

  const another = 'the key store is wrapped under the root key dev-root, and the root key at hand is dev-other';
  const wrong =
    'the root key dev-root does not open the key store: it is another key of the same id, or the store was altered';

  test.each([
    ['of another installation', 'dev-other', 'api/main.ts', another],
    ['wrong under the right name', 'dev-root', 'worker/main.ts', wrong],
  ])('that is %s is distinguished from the right one', async (_, id, entry, message) => {
    const ROOT_KEY_FILE = fileWith(rootKey(id));
    expect(await start('record/cli/check-keys.ts', { ROOT_KEY_FILE })).toEqual({ said: `${message}\n`, code: 1 });
    const engine = {
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      OIDC_ISSUER: 'http://127.0.0.1:1',
      OIDC_CLIENT_ID: 'throughcare-pages',
      SMTP_URL: 'smtp://127.0.0.1:1',
    };
    const shown = { PUBLIC_URL: 'http://127.0.0.1:1', CONTACT_LINE: 'the office', MAIL_FROM: 'office@example.test' };
    const ports = { PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'error' };
    expect(await start(entry, { ...engine, ...shown, ...ports, ROOT_KEY_FILE })).toEqual({
      said: `${message}\n`,
      code: 1,
    });
  });

  test('is never in what is said', async () => {
    const ROOT_KEY_FILE = fileWith(`dev-root:${randomBytes(31).toString('base64')}`);
    const { said } = await start('record/cli/check-keys.ts', { ROOT_KEY_FILE });
    expect(said).toContain('ROOT_KEY_FILE: a line of the file is written id:base64 of 32 bytes');
    expect(said).not.toContain(readFileSync(ROOT_KEY_FILE, 'utf8').slice(9, 30));
  });
});

describe('after a restore', () => {
  test('a store behind the record is found out, and the key is named', async () => {
    const kase = new RecordedCase(record);
    accepted(await record.commit(kase.opening()));
    const { db } = record.sealing;
    const lineage = `seal/case:${kase.stream.id}/identity/standard`;
    const { id } = await db.selectFrom('keys').select('id').where('lineage', '=', lineage).executeTakeFirstOrThrow();
    await db.deleteFrom('keys').where('lineage', '=', lineage).execute();
    const message =
      `The record names 1 key that the store has never had, such as ${id}: ` +
      'the store is an older copy than the record, or another one. Restore a newer copy of it.';
    const said = expect.stringContaining(message) as string;
    expect(await start('record/cli/check-keys.ts')).toMatchObject({ said, code: 1 });
    // A key that cannot be opened must not count as erased.
    expect(await start('record/cli/rotate-keys.ts', {}, ['--service', 'find'])).toEqual({
      said: `${message}\n`,
      code: 1,
    });
  });

  test('a store ahead of the record is reported, and is no fault', async () => {
    const other = await openTestRecord();
    try {
      await other.keys.current(['seal/case:lost/identity/standard', 'seal/case:lost/sessions/standard']);
      const { said, code } = await start('record/cli/check-keys.ts', {
        DATABASE_URL: other.keeperUrl,
        ...other.sealing.environments.keeper,
      });
      expect(said).toContain(
        '2 keys of the store seal nothing in the record: it is an older copy than the store, or they are new.',
      );
      expect(code).toBe(0);
    } finally {
      await other.stop();
    }
  });
});
