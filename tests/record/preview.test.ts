import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { openTestRecord, referred, type RecordedCase, type TestRecord } from './builders';
import { running } from '../setup/typescript';

const run = promisify(execFile);

let record: TestRecord;
let kase: RecordedCase;
beforeAll(async () => {
  record = await openTestRecord();
  kase = await referred(record);
});
afterAll(() => record.stop());

/** Runs `npm run programme:preview` with these arguments on this record. */
async function preview(...args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [...running, 'record/cli/preview.ts', ...args], {
    env: {
      PATH: process.env['PATH'],
      THROUGHCARE_ENV: 'test',
      DATABASE_URL: record.appUrl,
      ...record.sealing.environments.api,
    },
  });
  return stdout;
}

describe('npm run programme:preview', () => {
  it('shows for a case of the record what its move would change, and moves nothing', async () => {
    const { reference, programme } = await kase.kase();
    const { version } = record.programme;
    const said = await preview(`plain@${version}`, 'youth@1.0.0', '--case', reference);
    const [head, ...lines] = said.trim().split('\n');
    expect(head).toBe(`${reference}, referred`);
    expect(lines[1]).toMatch(/^ {4}phaseTargetPassed: 2031-03-10T08:00:00Z -> 2031-03-05T08:00:00Z$/);
    expect(said).not.toContain('Ångström');
    expect((await kase.kase()).programme).toEqual(programme);
    await expect(preview(`plain@${version}`, `plain@${version}`, '--case', reference)).resolves.toBe(
      `${reference}, referred: nothing would change\n`,
    );
  });

  it('refuses a definition that the case does not run under, a case and a definition that are not there', async () => {
    const { reference } = await kase.kase();
    await expect(preview('demo@2.0.0', 'youth@1.0.0', '--case', reference)).rejects.toThrow(
      `${reference} runs under plain@${record.programme.version}, which is to be FROM`,
    );
    await expect(preview('demo@2.0.0', 'youth@1.0.0', '--case', 'TC-0')).rejects.toThrow('the record has no case TC-0');
    await expect(preview('demo@2.0.0', 'demo@9.9.9')).rejects.toThrow('demo@9.9.9 is neither a file nor a definition');
    await expect(preview('demo@2.0.0')).rejects.toThrow('npm run programme:preview -- FROM TO');
  });
});
