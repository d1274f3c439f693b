import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory, needsPostgres, type Environment, type LocalConfig, type Ports } from './config';
import { databaseNames, planDatabases, type Login } from './databases';
import { engineProfile, environmentOf, type Addresses } from './environment';
import type { Log } from './log';
import { runNodeProcess, startNodeProcess } from './node-process';
import type { Part, Stage, Step } from './part';
import { findFreePort } from './ports';
import { startPostgres } from './postgres';
import { loadSecrets } from './secrets';
import { startTemporal } from './temporal';
import { findTemporal } from './temporal/find';

export interface Plan {
  /** In the order of starting. */
  readonly stages: readonly Stage[];
  /** The environment of a program with this login to the databases. Complete once they run. */
  environment(login: Login): Record<string, string>;
}

/**
 * The parts of the stack and their order. Each step is a separate program with the environment of API and worker, and
 * needs only the database.
 */
export function planStack(config: LocalConfig, ports: Ports, addresses: Addresses, given: Environment, log: Log): Plan {
  const { home, dir, own } = config;
  const secrets = loadSecrets(join(dir, 'secrets.json'));
  const hasOldRings = Object.keys(secrets.oldRings).length > 0;
  const databases = planDatabases(config, secrets, given);
  const environment = (login: Login): Record<string, string> =>
    environmentOf(config, addresses, databases.environment(login), given);

  const postgres: Part = {
    kind: 'part',
    name: 'PostgreSQL',
    start: async () => {
      const server = await startPostgres({ dataDir: postgresDirectory(dir), port: ports.postgres, log });
      for (const name of Object.values(databaseNames)) await server.createDatabase(name);
      databases.found(server.url);
      return server;
    },
  };
  const temporal: Part = {
    kind: 'part',
    name: 'Temporal',
    start: async () => {
      writeFileSync(engineProfile(dir), '[profile.default]\n');
      const program = await findTemporal({ env: given, cacheDir: cacheDirectory(home), log });
      return startTemporal({ program, base: temporalBase(dir), port: ports.temporal, uiPort: ports.temporalUi, log });
    },
  };
  // Both read the same variables as this process: the chosen ports and the data directory.
  const portVariables = {
    SMTP_PORT: String(ports.smtp),
    MAILBOX_PORT: String(ports.mailbox),
    LOCAL_OIDC_PORT: String(ports.oidc),
    THROUGHCARE_LOCAL_DIR: dir,
  };
  const program = (name: string, entry: string, env: Environment, readyAt: string): Part => ({
    kind: 'part',
    name,
    start: () => startNodeProcess({ name, home, dir, entry, env }, () => answers(readyAt)),
  });
  const mailbox = program(
    'mailbox',
    'local/mailbox/main.ts',
    { ...given, ...portVariables },
    `${addresses.mailbox}/api/messages`,
  );
  const identity = program(
    'identity provider',
    'local/identity/main.ts',
    { ...given, ...portVariables },
    `${addresses.issuer}/.well-known/openid-configuration`,
  );
  const step = (name: string, entry: string, login: Login, more: Environment = {}): Step => ({
    kind: 'step',
    name,
    run: () => runNodeProcess({ name, home, dir, entry, env: { ...environment(login), ...more } }),
  });
  const logins = (name: string): Step => ({ kind: 'step', name, run: () => databases.makeLogins() });
  // Both serve their metrics on a separate port, where the worker also serves its health.
  const measured = (name: 'worker' | 'API', readyAt: (metricsPort: number) => string): Part => ({
    kind: 'part',
    name,
    start: async () => {
      const metricsPort = await findFreePort();
      const login = name === 'API' ? 'api' : 'worker';
      const env = { ...environment(login), METRICS_PORT: String(metricsPort) };
      const entry = `${login}/main.ts`;
      return startNodeProcess({ name, home, dir, entry, env }, () => answers(readyAt(metricsPort)));
    },
  });

  return {
    environment,
    stages: [
      [
        ...(needsPostgres(own) ? [postgres] : []),
        ...(own.temporalAddress === undefined ? [temporal] : []),
        ...(own.smtpUrl === undefined ? [mailbox] : []),
        ...(own.issuer === undefined ? [identity] : []),
      ],
      [step('key store', 'record/cli/migrate-keys.ts', 'owner')],
      [logins('logins of the key store')],
      ...(hasOldRings ? [[step('keys of before', 'record/cli/import-keys.ts', 'keeper', secrets.oldRings)]] : []),
      [step('migrations', 'record/cli/migrate.ts', 'owner')],
      [logins('logins of the record')],
      // Before the worker runs: the sweep of its first seconds starts the workflows of the seeded cases.
      [step('directory and cases', 'local/seed/main.ts', 'api')],
      [
        measured('worker', (port) => `http://127.0.0.1:${port}/health/ready`),
        measured('API', () => `${addresses.api}/health/ready`),
      ],
    ],
  };
}

export function postgresDirectory(dir: string): string {
  return join(dir, 'postgres');
}

export function temporalBase(dir: string): string {
  return join(dir, 'temporal');
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  await response.body?.cancel();
  return response.ok;
}
