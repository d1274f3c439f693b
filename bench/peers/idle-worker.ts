/** The product's workers and workflows, on a record without news: every case waits for a day in a year. */
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import type { StreamAgenda } from '../../shared/contracts/engine';
import { workflowBundle } from '../../worker/bundle';
import { createWorkers, type WorkersOptions } from '../../worker/workers';

const wakeAt = new Date(Date.now() + 365 * 86_400_000).toISOString();
const agenda: StreamAgenda = { phase: 'assessing', wakeAt, owed: [], awaited: [], ended: false };

async function main(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const connection = await NativeConnection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '' });
  const key = { id: 'bench', secret: Buffer.from(process.env['SECRET'] ?? '', 'hex') };
  let advanced = 0;
  const advance = async (): Promise<StreamAgenda> => {
    advanced += 1;
    return agenda;
  };
  const workers = await createWorkers({
    connection,
    namespace: process.env['NAMESPACE'] ?? '',
    bundle: await workflowBundle('.local/cache'),
    keys: { current: key, byId: new Map([[key.id, key]]) },
    activities: { advance, inviteToSession: advance } as unknown as WorkersOptions['activities'],
    maxCachedWorkflows: 1_000,
    maxActivities: 20,
    shutdownGraceMs: 0,
    shutdownForceMs: 1_000,
  });
  const ended = Promise.all(workers.map((worker) => worker.run()));
  process.on('message', () => process.send?.(advanced));
  process.channel?.unref();
  process.send?.(0); // it listens at no port
  await ended;
  await connection.close();
}

void main();
