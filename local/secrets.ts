import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const names = ['LINK_KEYS', 'PAYLOAD_KEYS', 'PAGE_KEYS'] as const;

/** Key rings as the processes read them from their environment: `id:base64` of 32 bytes. */
export type Secrets = Readonly<Record<(typeof names)[number], string>>;

/**
 * The secrets of this stack: random, made at its first start, readable by their owner only. The ids begin with "dev",
 * by which production knows to refuse them.
 */
export function loadSecrets(file: string): Secrets {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  const secrets = Object.fromEntries(names.map((name) => [name, kept[name] ?? makeKey()])) as Secrets;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

function makeKey(): string {
  return `dev-${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`;
}
