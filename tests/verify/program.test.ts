import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointOver, exportLines, makeEvents, publicKey } from './logs';
import { running } from '../setup/typescript';

/** The verifier as it is run. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughcare-verify-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const events = [...makeEvents(9, 2)];

function file(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function verify(...args: readonly string[]): { readonly code: number | null; readonly output: string } {
  const program = [...running, 'record/verify/main.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

const log = (): string => file('log', `${exportLines({ events, checkpoints: [4] }).join('\n')}\n`);

it('says of a log alone that it is consistent, and no more', () => {
  const { code, output } = verify('--log', log());
  expect(code).toBe(0);
  expect(output.split('\n')).toEqual([
    'internally consistent',
    '9 events in the tree, 0 not yet in it, in 2 streams; 0 batches of reads; 1 checkpoints of its own',
    '',
  ]);
});

it('says what a checkpoint from outside covers, and how many came after', () => {
  const kept = file('kept', checkpointOver(events.slice(0, 7).map(({ hash }) => hash)));
  const keys = file('keys', `\n> throughcare@0.1.0 record:public-key\n\n${publicKey()}\n${publicKey('reads')}\n`);
  const { code, output } = verify('--log', log(), '--public-key', keys, '--checkpoint', kept);
  expect(code).toBe(0);
  expect(output).toContain(`matches ${kept}, which covers the first 7 events (signed by a key given); 2 came after\n`);
  const unsure = verify('--log', log(), '--checkpoint', kept);
  expect(unsure.output).toContain('its signature was not held against a key from outside');
});

it('ends with 1 where something is wrong', () => {
  const lines = exportLines({ events });
  const removed = file('removed', `${lines.toSpliced(5, 1).join('\n')}\n`);
  expect(verify('--log', removed)).toEqual({
    code: 1,
    output: 'position 4 is missing, 5 stands in its place: a row was removed, or moved behind it.\n',
  });
  expect(verify('--log', file('cut', lines.join('\n')))).toMatchObject({
    code: 1,
    output: 'line 10 breaks off: the file is not whole\n',
  });
  expect(verify('--log', file('bytes', Buffer.of(0xff, 0x0a)))).toMatchObject({ code: 1 });
  expect(verify('--log', file('none', ''))).toMatchObject({ code: 1, output: 'the file is empty\n' });
});

it.each([
  [[]],
  [['--log']],
  [['--log', '/nowhere']],
  [['--log', __filename, '--public-key', __filename]],
  [['--colour']],
])('ends with 2 where it cannot begin, with the arguments %j', (args) => {
  expect(verify(...args).code).toBe(2);
});
