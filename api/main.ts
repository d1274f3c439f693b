import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { engineConfig, type EngineConfig } from '../engine/config';
import { connect } from '../engine/connect';
import { describeStream } from '../engine/describe';
import { createNudge } from '../engine/nudge';
import { openDatabase } from '../record/postgres/database';
import { KeyStoreError } from '../record/keys/errors';
import { openInstallationKeys } from '../record/keys/open';
import { findEnvironment } from '../record/postgres/migrations';
import { loadProgrammes } from '../record/programmes/programmes';
import { createProbe } from '../record/postgres/probe';
import type { Database } from '../record/postgres/schema';
import { isDirty } from '../record/log/streams';
import { RecordUnavailable } from '../record/postgres/unavailable';
import { ConfigError, loadConfig } from '../shared/platform/config';
import { instant } from '../shared/domain/time';
import type { ProgrammeWords } from '../shared/languages/programme-words';
import { stopInOrder } from '../shared/platform/process/stopping';
import { createUnderWay } from '../shared/platform/process/under-way';
import { version } from '../package.json';
import { createApp } from './app';
import { askIssuer, createVerifier } from './auth/tokens';
import { apiConfig, type ApiConfig } from './config';
import { createMetricsServer } from './health/metrics';
import { drainable } from './http/draining';
import { createLogger } from './http/logging';
import type { Settings } from './services';
import { createServices } from './wiring';
import { runProgram } from '../shared/platform/run-program';
import { readDefinitions } from '../shared/programme/loader';
import { missingWords } from '../shared/programme/words';

const enginePatience = 1_500;
const retryAfter = 2_000;
/** In milliseconds; together less than a supervisor's grace period. A request that waits for a lock takes 5 s. */
const patience = { requests: 15_000, nudges: 3_000, closing: 3_000 };

/** Serves the API until a signal ends it. It starts even while databases, engine or issuer are down. */
async function main(): Promise<void> {
  const config = await loadConfig(apiConfig, process.env, readStamp);
  const logger = createLogger(config.LOG_LEVEL);
  const db = openDatabase(config.DATABASE_URL, { poolSize: config.DATABASE_POOL });
  const store = openInstallationKeys(config, { onTrouble: (err) => logger.error({ err }, 'key store') });
  const [payloadKeys, pageKeys] = await Promise.all([store.ring('payload'), store.ring('page')]);
  const client = connect(engineConfig(process.env) as EngineConfig, payloadKeys);
  const probe = createProbe(config.DATABASE_URL);
  const nudges = createUnderWay();
  const ending = new AbortController();
  const nudge = createNudge(client, {
    perSecond: config.NUDGES_PER_SECOND,
    ending: ending.signal,
    stillNeeded: (stream) => isDirty(db, stream),
  });
  const services = createServices({
    words: await readWords(config.PROGRAMMES_DIR, logger),
    db,
    keys: store.keys,
    logger,
    settings: settingsOf(config),
    verifyToken: createVerifier({ issuer: config.OIDC_ISSUER, audience: config.OIDC_AUDIENCE }),
    nudge: (...news) => nudges.watch(nudge(...news)),
    describeStream: (stream) => describeStream(client, stream),
    checks: {
      record: () => probe.check(),
      keys: () => store.check(),
      engine: () => client.withDeadline(Date.now() + enginePatience, () => client.workflowService.getSystemInfo({})),
      issuer: () => askIssuer(config.OIDC_ISSUER),
    },
    links: { pageKeys, programmeName: config.PROGRAMME_NAME, contactLine: config.CONTACT_LINE },
    client: { clientId: config.OIDC_CLIENT_ID, clientSecret: config.OIDC_CLIENT_SECRET },
  });
  const app = createApp(services);
  app.set('trust proxy', config.TRUSTED_PROXIES);

  await storeProgrammes(db, config.PROGRAMMES_DIR, logger);
  const server = createServer(app);
  const drain = drainable(server);
  const metrics = createMetricsServer(services.metrics);
  stopInOrder(logger, [
    { what: 'requests', patience: patience.requests, end: drain },
    // The sweep finds the rest.
    { what: 'nudges', patience: patience.nudges, end: nudgeAll },
    { what: 'connections', patience: patience.closing, end: letGo },
  ]);
  await listen(server, config.PORT, config.HOST);
  await listen(metrics, config.METRICS_PORT, config.HOST);
  process.stdout.write(`api listening on port ${portOf(server)}, metrics on port ${portOf(metrics)}\n`);

  function nudgeAll(): Promise<void> {
    ending.abort();
    return nudges.settled();
  }

  async function letGo(): Promise<void> {
    metrics.close();
    metrics.closeAllConnections();
    await client.connection.close();
    await Promise.all([db.destroy(), probe.close(), store.close()]);
  }
}

function settingsOf(config: ApiConfig): Settings {
  return {
    environment: config.THROUGHCARE_ENV,
    version,
    startedAt: instant(Date.now()),
    issuer: config.OIDC_ISSUER,
    publicUrl: config.PUBLIC_URL,
    requestsPerMinute: config.REQUESTS_PER_MINUTE,
  };
}

/** A code without words is shown in readable form: no reason not to start. */
async function readWords(folder: string, logger: Logger): Promise<ProgrammeWords> {
  const { programmes, words } = await readDefinitions(folder);
  for (const { programme } of programmes) {
    const missing = missingWords(programme, words).length;
    if (missing > 0) logger.warn({ programme: programme.id, missing }, 'codes without words: see `programme:check`');
  }
  return words;
}

/** An invalid definition ends the start; an unreachable record is waited for. */
async function storeProgrammes(db: Kysely<Database>, directory: string, logger: Logger): Promise<void> {
  try {
    await loadProgrammes(db, directory);
  } catch (error) {
    if (!(error instanceof RecordUnavailable)) throw error;
    logger.warn('the record is away: programme definitions are loaded once it is back');
    const again = (): Promise<void> =>
      storeProgrammes(db, directory, logger).catch((err: unknown) =>
        logger.error({ err, reason: String(err) }, 'programmes'),
      );
    setTimeout(() => void again(), retryAfter).unref();
  }
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function readStamp(databaseUrl: string): Promise<string | null> {
  const db = openDatabase(databaseUrl, { poolSize: 1 });
  try {
    return await findEnvironment(db);
  } catch {
    return null;
  } finally {
    await db.destroy();
  }
}

runProgram(main, {
  describe: (error) => (error instanceof ConfigError || error instanceof KeyStoreError ? error.message : error),
  // Connections opened earlier would keep the process alive.
  endsAtOnce: true,
});
