/**
 * The speed of verifying an exported log: 500,000 events in 10,000 streams, with checkpoints.
 *
 *   node --import tsx bench/verify.ts [events]
 *
 * The numbers go into docs/performance.md.
 */
import { spawnSync } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { emptyFrontier, extend, rootOf } from '../record/tree/merkle';
import { signNote } from '../record/tree/note';
import { linesOf } from '../record/verify/lines';
import { readCheckpoint, readVerifierKey } from '../record/verify/note';
import { verifyLog } from '../record/verify/verify';
import { logId, makeEvents, publicKey, seed } from '../tests/verify/logs';

const streams = 10_000;
const checkpointEvery = 10_000;

function* lines(events: number, onCheckpoint: (note: string) => void): Generator<string> {
  const sizes = { checkpoints: Math.floor(events / checkpointEvery), events, pending: 0, reads: 0 };
  const header = { format: 'throughcare/log/v1', keys: [publicKey()], log: logId, sizes };
  yield `${JSON.stringify(header)}\n`;
  let frontier = emptyFrontier;
  let position = 0;
  for (const { text, hash } of makeEvents(events, streams)) {
    yield `${JSON.stringify({ position, envelope: text, hash })}\n`;
    frontier = extend(frontier, [Buffer.from(hash, 'hex')]);
    position += 1;
    if (position % checkpointEvery > 0) continue;
    const name = `throughcare/${logId}/events`;
    const note = signNote(`${name}\n${position}\n${rootOf(frontier).toString('base64')}\n`, { name, seed });
    onCheckpoint(note);
    yield `${JSON.stringify({ checkpoint: note })}\n`;
  }
}

/** Wall-clock time of the program, start included. */
function runProgram(events: number, { log, key, kept }: Files): void {
  const program = ['--import', 'tsx', 'record/verify/main.ts'];
  const given = ['--log', log, '--public-key', key, '--checkpoint', kept];
  const began = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [...program, ...given], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout);
  tell('the program', events, (performance.now() - began) / 1_000);
}

/** Processor time of the check itself, which a busy machine does not change. */
async function runCheck(events: number, { log, key, kept }: Files): Promise<void> {
  const keys = [readVerifierKey(readFileSync(key, 'utf8').trim())!];
  const checkpoints = [{ file: kept, checkpoint: readCheckpoint(readFileSync(kept, 'utf8'))! }];
  const before = process.cpuUsage();
  const chunks = createReadStream(log, { highWaterMark: 1024 * 1024 });
  const { findings } = await verifyLog(linesOf(chunks as AsyncIterable<Buffer>), { keys, checkpoints });
  if (findings.length > 0) throw new Error(findings[0]);
  const { user, system } = process.cpuUsage(before);
  tell('processor time', events, (user + system) / 1e6);
}

function tell(what: string, events: number, seconds: number): void {
  console.log(`${what}: ${seconds.toFixed(1)} s, ${Math.round(events / seconds)} events a second`);
}

interface Files {
  readonly log: string;
  readonly key: string;
  readonly kept: string;
}

async function main(): Promise<void> {
  const events = Number(process.argv[2] ?? 500_000);
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-bench-'));
  const files = { log: join(folder, 'log'), key: join(folder, 'key'), kept: join(folder, 'kept') };
  try {
    let last = '';
    const written = lines(events, (note) => (last = note));
    await pipeline(written, createWriteStream(files.log));
    writeFileSync(files.kept, last);
    writeFileSync(files.key, publicKey());
    console.log(`${events} events, ${(statSync(files.log).size / 1e6).toFixed(0)} MB`);
    for (let run = 0; run < 3; run += 1) {
      runProgram(events, files);
      await runCheck(events, files);
    }
    console.log(`at most ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB of memory`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void main();
