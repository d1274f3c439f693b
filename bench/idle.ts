import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ensurePhaseAttribute } from '../engine/attributes';
import { connect } from '../engine/connect';
import { createNudge } from '../engine/nudge';
import { secondsUntil, printTable } from './figures';
import { atOnce } from './load';
import { startPeer } from './peers/start';
import type { Stack } from './stack';

/** Slightly more starts per second than the development server manages, so that it is never idle. */
const perSecond = 90;
/** Seconds after which no more are started: a busy machine starts fewer. */
const patience = 300;

/**
 * Memory of a worker with a growing number of idle cases: the product's workflows, each started by a nudge, on a record
 * without news.
 */
export async function idle({ addresses }: Stack, isQuick: boolean): Promise<void> {
  const steps = isQuick ? [0, 100, 200] : [0, 1_000, 2_500, 5_000, 10_000];
  const secret = randomBytes(32);
  const namespace = `bench-idle-${randomUUID()}`;
  const key = { id: 'bench', secret };
  const config = { namespace, connection: { address: addresses.temporal } };
  const client = connect(config, { current: key, byId: new Map([[key.id, key]]) });
  await client.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
  await secondsUntil('the namespace', 30, () => ensurePhaseAttribute(client).catch(() => false));
  const worker = await startPeer('idle-worker', {
    TEMPORAL_ADDRESS: addresses.temporal,
    NAMESPACE: namespace,
    SECRET: secret.toString('hex'),
  });
  try {
    const nudge = createNudge(client, { patience: 20_000, perSecond });
    const rows: string[][] = [];
    const began = performance.now();
    const seconds = (): number => (performance.now() - began) / 1_000;
    let started = 0;
    const startOne = async (): Promise<void> => {
      if (seconds() < patience && (await nudge({ kind: 'case', id: randomUUID() }, ['caseOpened']))) started += 1;
    };
    for (const cases of steps) {
      await atOnce(16, cases - started, startOne);
      await secondsUntil('the first tasks', 120, async () => (await worker.ask()) >= started);
      const resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${worker.pid}/status`, 'utf8'))?.[1]) / 1_024;
      rows.push([String(started), resident.toFixed(0), seconds().toFixed(0)]);
      if (seconds() >= patience) break;
    }
    printTable('Idle cases of one worker, 1,000 of them cached', [['cases', 'resident MiB', 'after s'], ...rows]);
  } finally {
    await worker.stop();
    await client.connection.close();
  }
}
