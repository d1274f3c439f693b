import './time-zone';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { engineConfig, type EngineConfig } from '../engine/config';
import { connect } from '../engine/connect';
import { KeyStoreError } from '../record/keys/errors';
import { openInstallationKeys } from '../record/keys/open';
import { ConfigError, loadConfig } from '../shared/config';
import { workflowBundle } from './bundle';
import { workerConfig } from './config';
import { startHealth, within } from './health';
import { createLog, engineLogger } from './log';
import { observeLog } from './log-metrics';
import { measured } from './measure';
import { createMetrics } from './metrics';
import { openServices, readStamp } from './services';
import { stopInOrder } from './stopping';
import { supervise } from './supervise';
import { keepEnginePrepared, prepareEngine, type UpkeepOptions } from './upkeep';
import { createWorkers } from './workers';
import { traceOf } from '../shared/trace';

/** What the engine says of itself names nobody, and is what an operator needs to read. */
function reasonOf(error: unknown): object {
  return { ...traceOf(error), reason: error instanceof Error ? error.message : 'unknown' };
}

/** Carries the cases: takes the tasks of their workflows and sees to what they owe the world, until it is told to end. */
async function main(): Promise<void> {
  const config = await loadConfig(workerConfig, process.env, readStamp);
  const engine = engineConfig(process.env) as EngineConfig;
  const log = createLog(config.LOG_LEVEL);
  Runtime.install({ shutdownSignals: [], logger: engineLogger(log) });

  const metrics = createMetrics();
  const store = openInstallationKeys(config, {
    onTrouble: (error) => log.warn(reasonOf(error), 'the keys could not be read'),
  });
  const [payloadKeys, linkKeys] = await Promise.all([store.ring('payload'), store.ring('link')]);
  const client = connect(engine, payloadKeys);
  const services = openServices(config, { client, keys: store.keys, linkKeys, log, metrics });
  observeLog(metrics.registry, services.logStanding);
  const bundle = await workflowBundle('.local/cache');
  let native: NativeConnection | undefined;
  let isRunning = false;

  const upkeep: UpkeepOptions = {
    client,
    everyMs: config.SWEEP_SECONDS * 1_000,
    onMade: (what) => log.info({ what }, 'made in the engine'),
    onTrouble: (error) => log.warn(reasonOf(error), 'the engine could not be looked after'),
  };
  const workers = supervise({
    open: async () => {
      // Without its key, the engine's every task would fail here.
      await payloadKeys.refresh();
      native ??= await NativeConnection.connect(engine.connection);
      await prepareEngine(upkeep);
      return createWorkers({
        connection: native,
        namespace: engine.namespace,
        keys: payloadKeys,
        bundle,
        activities: measured(services.activities, metrics),
        maxCachedWorkflows: config.WORKER_CACHED_WORKFLOWS,
        maxActivities: config.WORKER_ACTIVITIES,
        shutdownGraceMs: 10_000,
      });
    },
    onRunning: (running) => {
      isRunning = running;
      metrics.ready.set(running ? 1 : 0);
      if (running) process.stdout.write('worker ready\n');
    },
    onTrouble: (error) =>
      log.warn({ ...reasonOf(error), engine: engine.connection.address }, 'waiting for the engine, trying again'),
  });
  const preparing = keepEnginePrepared(upkeep);
  const health = await startHealth({
    port: config.METRICS_PORT,
    host: config.HOST,
    registry: metrics.registry,
    checks: {
      workers: async () => {
        if (!isRunning) throw new Error('not_running');
      },
      record: () => within(2_000, services.checkRecord()),
      keys: () => within(2_000, store.check()),
      engine: () =>
        within(
          2_000,
          client.withDeadline(Date.now() + 2_000, () => client.workflowService.getSystemInfo({})),
        ),
    },
  });
  log.info({ port: health.port, engine: engine.connection.address }, 'health and metrics');

  stopInOrder(log, [
    () => preparing.stop(),
    () => workers.stop(),
    async () => native?.close(),
    () => client.connection.close(),
    () => services.close(),
    () => store.close(),
    () => health.close(),
  ]);
}

main().catch((error: unknown) => {
  const isToldBriefly = error instanceof ConfigError || error instanceof KeyStoreError;
  console.error(isToldBriefly ? error.message : error);
  // Connections that were opened before would hold the process up.
  process.exit(1);
});
