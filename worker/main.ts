import './time-zone';
import assert from 'node:assert';
import type { Client } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';
import { engineConfig, type EngineConfig } from '../engine/config';
import { connect } from '../engine/connect';
import { checkMailServer } from '../mail/transport';
import { KeyStoreError } from '../record/keys/errors';
import { openInstallationKeys } from '../record/keys/open';
import { createProbe } from '../record/postgres/probe';
import { engineLagFigures } from '../record/outbox/engine-lag';
import { ConfigError, loadConfig } from '../shared/platform/config';
import { observe } from '../shared/platform/process/figures';
import { observeProcess } from '../shared/platform/process/process-metrics';
import { createReadiness, type Dependency } from '../shared/platform/process/readiness';
import { stopInOrder } from '../shared/platform/process/stopping';
import { traceOf } from '../shared/platform/trace';
import { readWords } from '../shared/programme/loader';
import { workflowBundle } from './bundle';
import { workerConfig, type WorkerConfig } from './config';
import { startHealth } from './health';
import { createLog, engineLogger } from './log';
import { observeLog } from './log-metrics';
import { measured } from './measure';
import { createMetrics, type WorkerMetrics } from './metrics';
import { openServices, readStamp, type Services } from './services';
import { supervise } from './supervise';
import { keepEnginePrepared, prepareEngine, type UpkeepOptions } from './upkeep';
import { createWorkers, type WorkersOptions } from './workers';
import { runProgram } from '../shared/platform/run-program';

const enginePatience = 1_500;
/** In milliseconds; together less than a supervisor waits. A mail server may take 10 s to acknowledge a mail. */
const shutdown = { shutdownGraceMs: 10_000, shutdownForceMs: 20_000 };
const closing = 3_000;

/** Errors of the engine name no person, and operators need to read them. */
function reasonOf(error: unknown): object {
  return { ...traceOf(error), reason: error instanceof Error ? error.message : 'unknown' };
}

interface ToSupervise {
  readonly engine: EngineConfig;
  readonly log: Logger;
  readonly metrics: WorkerMetrics;
  /** Without its key, the engine's every task would fail here. */
  readonly refreshKeys: () => Promise<unknown>;
  readonly options: Omit<WorkersOptions, 'connection'>;
}

/** Workers that start again until they are stopped, over one connection to the engine. */
function superviseWorkers(upkeep: UpkeepOptions, { engine, log, metrics, refreshKeys, options }: ToSupervise) {
  let native: NativeConnection | undefined;
  let isRunning = false;
  const supervised = supervise({
    open: async () => {
      await refreshKeys();
      native ??= await NativeConnection.connect(engine.connection);
      await prepareEngine(upkeep);
      return createWorkers({ ...options, connection: native });
    },
    onRunning: (running) => {
      isRunning = running;
      metrics.ready.set(running ? 1 : 0);
      if (running) process.stdout.write('worker ready\n');
    },
    onTrouble: (error) =>
      log.warn({ ...reasonOf(error), engine: engine.connection.address }, 'waiting for the engine, trying again'),
  });
  return { stop: () => supervised.stop(), isRunning: () => isRunning, close: async () => native?.close() };
}

/** Runs the cases' workflows and activities until it is stopped. */
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
  const words = await readWords(config.PROGRAMMES_DIR);
  const services = openServices(config, { client, keys: store.keys, linkKeys, words, log, metrics });
  const bundle = await workflowBundle('.local/cache');
  const probe = createProbe(config.DATABASE_URL);

  const upkeep: UpkeepOptions = {
    client,
    everyMs: config.SWEEP_SECONDS * 1_000,
    onMade: (what) => log.info({ what }, 'made in the engine'),
    onTrouble: (error) => log.warn(reasonOf(error), 'the engine could not be looked after'),
  };
  const workers = superviseWorkers(upkeep, {
    engine,
    log,
    metrics,
    refreshKeys: () => payloadKeys.refresh(),
    options: {
      namespace: engine.namespace,
      keys: payloadKeys,
      bundle,
      activities: measured(services.activities, metrics),
      maxCachedWorkflows: config.WORKER_CACHED_WORKFLOWS,
      maxActivities: config.WORKER_ACTIVITIES,
      ...shutdown,
    },
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
  const port = await serveHealth(config, metrics, services, {
    workers: { probe: async () => assert(workers.isRunning()), isNeeded: true },
    record: { probe: () => probe.check(), isNeeded: true },
    keys: { probe: () => store.check(), isNeeded: true },
    engine: { probe: () => probeEngine(client), isNeeded: true },
    // Deadlines and decisions go on without it, and mails wait: another worker could do no better.
    mail: { probe: () => checkMailServer(config.SMTP_URL), isNeeded: false },
  });
  log.info({ port, engine: engine.connection.address }, 'health and metrics');

  async function letGo(): Promise<void> {
    await Promise.all([workers.close(), client.connection.close(), services.close(), probe.close(), store.close()]);
  }
}

async function probeEngine(client: Client): Promise<void> {
  await client.withDeadline(Date.now() + enginePatience, () => client.workflowService.getSystemInfo({}));
}

/** Answers for the process's health and shows its figures. @returns the port */
async function serveHealth(
  { METRICS_PORT, HOST }: WorkerConfig,
  metrics: WorkerMetrics,
  services: Services,
  dependencies: Readonly<Record<string, Dependency>>,
): Promise<number> {
  const { registry } = metrics;
  const askReadiness = createReadiness(dependencies);
  observeProcess(registry, askReadiness);
  observe(registry, services.engineLag, engineLagFigures);
  observeLog(registry, services.logLag);
  const { port } = await startHealth({ port: METRICS_PORT, host: HOST, registry, askReadiness });
  return port;
}

runProgram(main, {
  describe: (error) => (error instanceof ConfigError || error instanceof KeyStoreError ? error.message : error),
  // Connections that were opened before would keep the process alive.
  endsAtOnce: true,
});
