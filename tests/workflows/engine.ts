import { randomBytes, randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { ensurePhaseAttribute } from '../../engine/attributes';
import type { EngineConfig } from '../../engine/config';
import { connect } from '../../engine/connect';
import type { PayloadKeys } from '../../engine/payload-codec';
import { until } from '../../local/demo/waiting';
import { workflowBundle } from '../../worker/bundle';
import { createWorkers, type WorkersOptions } from '../../worker/workers';
import '../setup/quiet-engine';
import { closeNamespace, openNamespace } from '../setup/namespace';

export interface TestEngine {
  readonly config: EngineConfig;
  readonly keys: PayloadKeys;
  readonly client: Client;
  /** Starts the product's workers with the given activities. */
  work(activities: WorkersOptions['activities'], options?: { maxCachedWorkflows?: number }): Promise<TestWorkers>;
  close(): Promise<void>;
}

export interface TestWorkers {
  stop(): Promise<void>;
}

/** A namespace of its own on the run's development server, so that test files share neither queues nor ids. */
export async function openEngine(keys = testKeys('test')): Promise<TestEngine> {
  const config: EngineConfig = {
    namespace: `test-${randomUUID()}`,
    connection: { address: process.env['TEST_TEMPORAL_ADDRESS']! },
  };
  const client = connect(config, keys);
  await openNamespace(config.connection.address, config.namespace);
  await until('the engine to know the attribute of a phase', 60, () =>
    ensurePhaseAttribute(client).then(
      () => true,
      () => false,
    ),
  );
  const native = await NativeConnection.connect(config.connection);
  const running = new Set<TestWorkers>();
  return {
    config,
    keys,
    client,
    work: async (activities, { maxCachedWorkflows = 100 } = {}) => {
      const bundle = await workflowBundle('.local/cache');
      const options = { bundle, activities, maxCachedWorkflows, maxActivities: 10 };
      const patience = { shutdownGraceMs: 0, shutdownForceMs: 5_000 };
      const workers = await createWorkers({
        connection: native,
        namespace: config.namespace,
        keys,
        ...options,
        ...patience,
      });
      const handle = runWorkers(workers, () => running.delete(handle));
      running.add(handle);
      return handle;
    },
    close: async () => {
      await Promise.all([...running].map((each) => each.stop()));
      await closeNamespace(config.connection.address, config.namespace);
      await native.close();
      await client.connection.close();
    },
  };
}

export function testKeys(...ids: readonly [string, ...string[]]): PayloadKeys {
  const keys = ids.map((id) => ({ id, secret: randomBytes(32) }));
  return { current: keys[0]!, byId: new Map(keys.map((key) => [key.id, key])) };
}

function runWorkers(workers: readonly Worker[], onStopped: () => void): TestWorkers {
  const runs = Promise.all(workers.map((worker) => worker.run()));
  return {
    stop: async () => {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await runs;
      onStopped();
    },
  };
}
