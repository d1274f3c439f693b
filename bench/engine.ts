/**
 * The cost of a nudge and a mail in history events of the engine:
 *
 *   node --import tsx bench/engine.ts
 *
 * On a separate development server, with activities that do nothing; the numbers go into docs/performance.md.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createNudge } from '../engine/nudge';
import { workflowIdOf, type StreamRef } from '../shared/contracts/engine';
import { until } from '../local/demo/waiting';
import { startServers } from '../tests/setup/servers';
import { openEngine, type TestEngine } from '../tests/workflows/engine';
import { emptyAgenda, owed, RecordDouble } from '../tests/workflows/record-double';

const rounds = 50;

interface Bench {
  readonly engine: TestEngine;
  readonly record: RecordDouble;
  readonly stream: StreamRef;
  nudge(): Promise<boolean>;
}

async function events({ engine, stream }: Bench): Promise<number> {
  return (await engine.client.workflow.getHandle(workflowIdOf(stream)).describe()).historyLength;
}

/** Average events of a round; each round settles first. */
async function paced(bench: Bench, prepare: (round: number) => void): Promise<number> {
  const before = await events(bench);
  for (let round = 0; round < rounds; round += 1) {
    prepare(round);
    const { asked, attempts } = bench.record;
    const [turns, sent] = [asked.length + 1, attempts.length + bench.record.agenda.owed.length];
    await bench.nudge();
    await until('the round to end', 60, () => asked.length >= turns && attempts.length >= sent, 10);
    await sleep(60);
  }
  return ((await events(bench)) - before) / rounds;
}

/** Events of a nudge when many arrive while the workflow is busy. */
async function crowded(bench: Bench): Promise<number> {
  const before = await events(bench);
  const nudges = 500;
  for (let left = nudges; left > 0; left -= 10) {
    await Promise.all(Array.from({ length: 10 }, () => bench.nudge()));
  }
  await sleep(500);
  return ((await events(bench)) - before) / nudges;
}

async function main(): Promise<void> {
  process.env['TEST_PARTS'] = 'temporal';
  const stop = await startServers();
  const engine = await openEngine();
  const record = new RecordDouble();
  await engine.work(record.activities);
  const stream: StreamRef = { kind: 'case', id: randomUUID() };
  const send = createNudge(engine.client, { patience: 10_000 });
  const bench: Bench = { engine, record, stream, nudge: () => send(stream, ['taskAnswered']) };
  await bench.nudge();
  await sleep(500);
  const inAYear = (): string => new Date(Date.now() + 365 * 86_400_000).toISOString();

  const report = {
    'events per nudge, alarm left alone': await paced(bench, () => (record.agenda = emptyAgenda)),
    'events per nudge, alarm moved': await paced(bench, () => (record.agenda = { ...emptyAgenda, wakeAt: inAYear() })),
    'events per nudge with one mail': await paced(
      bench,
      (round) => (record.agenda = { ...emptyAgenda, owed: [owed(`mail-${round}`)] }),
    ),
    'events per nudge, ten at a time': await crowded(bench),
  };
  for (const [what, value] of Object.entries(report)) console.log(`${what}: ${value.toFixed(1)}`);
  await engine.close();
  await stop();
}

void main();
