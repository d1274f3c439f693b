import { join, resolve } from 'node:path';

/** Every port of the stack, with its part, variable and default; see api.md. */
export const portTable = {
  api: { part: 'API and pages', variable: 'PORT', otherwise: 3000 },
  smtp: { part: 'mailbox, SMTP', variable: 'SMTP_PORT', otherwise: 2525 },
  mailbox: { part: 'mailbox, reader', variable: 'MAILBOX_PORT', otherwise: 8025 },
  postgres: { part: 'PostgreSQL', variable: 'LOCAL_POSTGRES_PORT', otherwise: 5433 },
  temporal: { part: 'Temporal', variable: 'LOCAL_TEMPORAL_PORT', otherwise: 7233 },
  temporalUi: { part: "Temporal's page", variable: 'LOCAL_TEMPORAL_UI_PORT', otherwise: 8233 },
  oidc: { part: 'identity provider', variable: 'LOCAL_OIDC_PORT', otherwise: 3001 },
} as const;

export type PortName = keyof typeof portTable;
export const portNames = Object.keys(portTable) as PortName[];
export type Ports = Readonly<Record<PortName, number>>;

export type Environment = Readonly<Record<string, string | undefined>>;

export interface LocalConfig {
  /** The checkout. */
  readonly home: string;
  /** Folder of everything that the stack stores. */
  readonly dir: string;
  /** 0 means any free port. */
  readonly ports: Ports;
  /** The user's own servers, each of which replaces a part. */
  readonly own: {
    readonly databaseUrl?: string;
    readonly keysDatabaseUrl?: string;
    readonly temporalAddress?: string;
    readonly smtpUrl?: string;
    readonly issuer?: string;
  };
}

export class LocalConfigError extends Error {
  override readonly name = 'LocalConfigError';
}

/** @throws {LocalConfigError} naming every wrong variable at once */
export function readLocalConfig(env: Environment, home: string): LocalConfig {
  const problems: string[] = [];
  const entries = portNames.map((name) => {
    const { variable, otherwise } = portTable[name];
    const text = env[variable] || String(otherwise);
    const isPort = /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
    if (!isPort) problems.push(`${variable} is "${text}": a port is a number from 0 (any free one) to 65535`);
    return [name, Number(text)] as const;
  });
  const ports = Object.fromEntries(entries) as Record<PortName, number>;
  const own = {
    ...readUrl(env, 'DATABASE_URL', 'databaseUrl', ['postgres:', 'postgresql:'], problems),
    ...readUrl(env, 'KEYS_DATABASE_URL', 'keysDatabaseUrl', ['postgres:', 'postgresql:'], problems),
    ...readUrl(env, 'SMTP_URL', 'smtpUrl', ['smtp:', 'smtps:'], problems),
    ...readUrl(env, 'OIDC_ISSUER', 'issuer', ['http:', 'https:'], problems),
    ...(env['TEMPORAL_ADDRESS'] && { temporalAddress: env['TEMPORAL_ADDRESS'] }),
  };
  if (own.temporalAddress !== undefined && !/^\S+:\d+$/.test(own.temporalAddress)) {
    problems.push(`TEMPORAL_ADDRESS is "${own.temporalAddress}": it is written host:port`);
  }
  if (problems.length === 0) problems.push(...findClashes(ports, own));
  if (problems.length > 0) throw new LocalConfigError(problems.join('\n'));
  return { home, dir: resolve(home, env['THROUGHCARE_LOCAL_DIR'] || '.local'), ports, own };
}

/** The ports that this stack listens on, without those of replaced parts. */
export function portsInUse({ own }: Pick<LocalConfig, 'own'>): PortName[] {
  const replaced: PortName[] = [
    ...(needsPostgres(own) ? [] : (['postgres'] as const)),
    ...(own.temporalAddress === undefined ? [] : (['temporal', 'temporalUi'] as const)),
    ...(own.smtpUrl === undefined ? [] : (['smtp', 'mailbox'] as const)),
    ...(own.issuer === undefined ? [] : (['oidc'] as const)),
  ];
  return portNames.filter((name) => !replaced.includes(name));
}

/** Whether the record or its keys are in a database of this stack. */
export function needsPostgres({ databaseUrl, keysDatabaseUrl }: LocalConfig['own']): boolean {
  return databaseUrl === undefined || keysDatabaseUrl === undefined;
}

/** Folder of downloaded programs, in the checkout, whatever directory this stack uses. */
export function cacheDirectory(home: string): string {
  return join(home, '.local', 'cache');
}

function readUrl<Name extends string>(
  env: Environment,
  variable: string,
  name: Name,
  schemes: readonly string[],
  problems: string[],
): { [key in Name]?: string } {
  const text = env[variable];
  if (!text) return {};
  // The message does not repeat the value, which may hold a password.
  if (!URL.canParse(text) || !schemes.includes(new URL(text).protocol)) {
    problems.push(`${variable} is not a URL that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`);
  }
  return { [name]: text } as { [key in Name]?: string };
}

function findClashes(ports: Ports, own: LocalConfig['own']): string[] {
  const names = portsInUse({ own }).filter((name) => ports[name] !== 0);
  return names.flatMap((name, index) =>
    names
      .slice(index + 1)
      .filter((other) => ports[other] === ports[name])
      .map((other) => `${portTable[name].variable} and ${portTable[other].variable} are both ${ports[name]}`),
  );
}
