import './time-zone';
import assert from 'node:assert';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { engineConfig, type EngineConfig } from '../engine/config';
import { connect } from '../engine/connect';
import { checkMailServer } from '../mail/transport';
import { KeyStoreError } from '../record/keys/errors';
import { openInstallationKeys } from '../record/keys/open';
import { createProbe } from '../record/postgres/probe';
import { standingFigures } from '../record/outbox/engine-lag';
import { ConfigError, loadConfig } from '../shared/platform/config';
import { observe } from '../shared/platform/process/figures';
import { observeProcess } from '../shared/platform/process/process-metrics';
import { createReadiness } from '../shared/platform/process/readiness';
import { stopInOrder } from '../shared/platform/process/stopping';
import { traceOf } from '../shared/platform/trace';
import { workflowBundle } from './bundle';
import { workerConfig } from './config';
import { startHealth } from './health';
import { createLog, engineLogger } from './log';
import { observeLog } from './log-metrics';
import { measured } from './measure';
import { createMetrics } from './metrics';
import { openServices, readStamp } from './services';
import { supervise } from './supervise';
import { keepEnginePrepared, prepareEngine, type UpkeepOptions } from './upkeep';
import { createWorkers } from './workers';
import { runProgram } from '../shared/platform/run-program';

const enginePatience = 1_500;
/** In milliseconds; together less than a supervisor's patience. A mail server may take 10 s to say that it has a mail. */
const shutdown = { shutdownGraceMs: 10_000, shutdownForceMs: 20_000 };
const closing = 3_000;

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
  const bundle = await workflowBundle('.local/cache');
  const probe = createProbe(config.DATABASE_URL);
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
        ...shutdown,
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
  stopInOrder(log, [
    {
      what: 'workers',
      patience: shutdown.shutdownForceMs + 1_000,
      end: async () => {
        preparing.stop();
        await workers.stop();
      },
    },
    { what: 'connections', patience: closing, end: letGo },
  ]);
  const askReadiness = createReadiness({
    workers: { probe: async () => assert(isRunning), isNeeded: true },
    record: { probe: () => probe.check(), isNeeded: true },
    keys: { probe: () => store.check(), isNeeded: true },
    engine: { probe: askEngine, isNeeded: true },
    // Deadlines and decisions go on without it, and what is owed waits: another worker could do no better.
    mail: { probe: () => checkMailServer(config.SMTP_URL), isNeeded: false },
  });
  observeProcess(metrics.registry, askReadiness);
  observe(metrics.registry, services.standing, standingFigures);
  observeLog(metrics.registry, services.logStanding);
  const { registry } = metrics;
  const health = await startHealth({ port: config.METRICS_PORT, host: config.HOST, registry, askReadiness });
  log.info({ port: health.port, engine: engine.connection.address }, 'health and metrics');

  async function askEngine(): Promise<void> {
    await client.withDeadline(Date.now() + enginePatience, () => client.workflowService.getSystemInfo({}));
  }

  async function letGo(): Promise<void> {
    await Promise.all([native?.close(), client.connection.close(), services.close(), probe.close(), store.close()]);
  }
}

runProgram(main, {
  describe: (error) => (error instanceof ConfigError || error instanceof KeyStoreError ? error.message : error),
  // Connections that were opened before would keep the process alive.
  endsAtOnce: true,
});
