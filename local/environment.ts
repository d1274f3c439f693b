import { join } from 'node:path';
import { apiConfig } from '../api/config';
import { workerConfig } from '../worker/config';
import type { Environment, LocalConfig, Ports } from './config';

/** The addresses of all parts, once the ports are chosen. */
export interface Addresses {
  readonly api: string;
  /** Absent if SMTP_URL names a server of the user's own. */
  readonly mailbox?: string;
  /** host:port */
  readonly temporal: string;
  readonly temporalUi?: string;
  readonly issuer: string;
  readonly smtpUrl: string;
}

export function addressesOf({ own }: LocalConfig, ports: Ports): Addresses {
  const at = (port: number): string => `http://127.0.0.1:${port}`;
  return {
    api: at(ports.api),
    ...(own.smtpUrl === undefined && { mailbox: at(ports.mailbox) }),
    temporal: own.temporalAddress ?? `127.0.0.1:${ports.temporal}`,
    ...(own.temporalAddress === undefined && { temporalUi: at(ports.temporalUi) }),
    issuer: own.issuer ?? at(ports.oidc),
    smtpUrl: own.smtpUrl ?? `smtp://127.0.0.1:${ports.smtp}`,
  };
}

/** An empty profile: one in the user's home may ask for TLS, which the development server does not speak. */
export function engineProfile(dir: string): string {
  return join(dir, 'temporal.toml');
}

/** The variables of API, worker and the steps before them; other variables of the user stay. */
export function environmentOf(
  config: LocalConfig,
  addresses: Addresses,
  databases: Readonly<Record<string, string>>,
  given: Environment,
): Record<string, string> {
  return {
    MAIL_FROM: 'office@example.test',
    CONTACT_LINE: 'the programme office, 555-0100',
    SWEEP_SECONDS: '5',
    CHECKPOINT_MINUTES: '1',
    CHECKPOINT_DIR: join(config.dir, 'checkpoints'),
    OIDC_AUDIENCE: 'throughcare',
    OIDC_CLIENT_ID: 'throughcare-pages',
    PROGRAMMES_DIR: join(config.home, 'programmes'),
    ...withoutEmpty(config.own.temporalAddress === undefined ? withoutEngine(given) : given),
    THROUGHCARE_ENV: 'local',
    TZ: 'UTC',
    ...databases,
    ...(config.own.temporalAddress === undefined && {
      TEMPORAL_NAMESPACE: 'default',
      TEMPORAL_CONFIG_FILE: engineProfile(config.dir),
    }),
    TEMPORAL_ADDRESS: addresses.temporal,
    SMTP_URL: addresses.smtpUrl,
    OIDC_ISSUER: addresses.issuer,
    PUBLIC_URL: addresses.api,
    PORT: new URL(addresses.api).port,
    // Shells and compilers set this variable for themselves; the stack is for this machine only.
    HOST: '127.0.0.1',
  };
}

/** Drops variables of the user's shell that no part of the product reads, so that they are not stored. */
export function withoutForeign(environment: Readonly<Record<string, string>>, given: Environment) {
  const isRead = (name: string): boolean => name.startsWith('TEMPORAL_') || names.has(name);
  return Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => value !== given[name] || isRead(name)),
  );
}

const names: ReadonlySet<string> = new Set(
  [apiConfig('local'), workerConfig('local')].flatMap(({ shape }) => Object.keys(shape)),
);

/** Drops settings of another engine (keys, TLS, namespace), which do not fit this stack's. */
function withoutEngine(given: Environment): Environment {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !name.startsWith('TEMPORAL_')));
}

function withoutEmpty(given: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}
