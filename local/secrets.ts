import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Key rings of stacks older than the key store, which had them in their environment. */
const ringNames = ['LINK_KEYS', 'PAYLOAD_KEYS', 'PAGE_KEYS'] as const;

/** Logins to the databases of the stack, by role. */
export const logins = {
  throughcare_app: 'local_app',
  throughcare_worker: 'local_worker',
  throughcare_keeper: 'local_keeper',
  throughcare_keys_api: 'local_keys_api',
  throughcare_keys_worker: 'local_keys_worker',
  throughcare_keys_keeper: 'local_keys_keeper',
} as const;
export type Role = keyof typeof logins;

export interface Secrets {
  /** Of a stack older than the key store, which imports them. */
  readonly oldRings: Readonly<Partial<Record<(typeof ringNames)[number], string>>>;
  readonly passwords: Readonly<Record<Role, string>>;
}

/** The stack's random secrets, created at its first start and readable only by their owner. */
export function loadSecrets(file: string): Secrets {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string | undefined>) : {};
  const roles = Object.keys(logins) as Role[];
  const passwords = Object.fromEntries(
    roles.map((role) => [role, kept[role] ?? randomBytes(18).toString('base64url')]),
  );
  const oldRings = Object.fromEntries(
    ringNames.flatMap((name): [string, string][] => (kept[name] === undefined ? [] : [[name, kept[name]]])),
  );
  write(file, JSON.stringify({ ...oldRings, ...passwords }, null, 2));
  return { oldRings, passwords: passwords as Secrets['passwords'] };
}

/**
 * The file with the stack's root key, created at its first start. Its id begins with "dev", so that production refuses
 * it.
 */
export function ensureRootKey(file: string): string {
  if (!existsSync(file)) {
    write(file, `dev-${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}\n`);
  }
  return file;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: 0o600 });
}
