/**
 * How fast an exported log is verified: 500,000 events in 10,000 streams, checkpoints among them.
 *
 *   node --import tsx bench/verify.ts [events]
 *
 * The numbers go into docs/performance.md.
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { emptyFrontier, extend, rootOf } from '../record/tree/merkle';
import { signNote } from '../record/tree/note';
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

async function main(): Promise<void> {
  const events = Number(process.argv[2] ?? 500_000);
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-bench-'));
  const [log, key, kept] = ['log.jsonl', 'key', 'checkpoint'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  try {
    let last = '';
    await pipeline(
      lines(events, (note) => (last = note)),
      createWriteStream(log),
    );
    writeFileSync(kept, last);
    writeFileSync(key, `${publicKey()}\n`);
    const megabytes = statSync(log).size / 1e6;
    for (const run of [1, 2, 3]) {
      const began = performance.now();
      const program = ['--import', 'tsx', 'record/verify/main.ts'];
      const given = ['--log', log, '--public-key', key, '--checkpoint', kept];
      const { status, stdout } = spawnSync(process.execPath, [...program, ...given], { encoding: 'utf8' });
      const seconds = (performance.now() - began) / 1_000;
      if (status !== 0) throw new Error(stdout);
      const rate = Math.round(events / seconds);
      console.log(
        `run ${run}: ${events} events (${megabytes.toFixed(0)} MB) in ${seconds.toFixed(1)} s, ${rate} a second`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void main();
