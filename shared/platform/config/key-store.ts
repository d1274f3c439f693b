import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { isDevelopmentKey, readKeys } from './keys';
import type { Environment } from './environment';

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'a URL such as postgres://user:password@host:5432/name',
});

/** Location of the keys: their store, and the root key that opens it, in a file, a token (PKCS#11) or both. */
export const keyStoreVariables = () => ({
  KEYS_DATABASE_URL: databaseUrl,
  ROOT_KEY_FILE: z.string().optional(),
  PKCS11_MODULE: z.string().optional(),
  PKCS11_TOKEN: z.string().optional(),
  PKCS11_PIN: z.string().optional(),
  PKCS11_KEY_LABEL: z.string().optional(),
});

const ofToken = ['PKCS11_TOKEN', 'PKCS11_PIN', 'PKCS11_KEY_LABEL'] as const;

type Given = Readonly<Record<string, unknown>>;

/** Problems of the key store's variables in combination, and of the file that one of them names. */
export function findKeyStoreProblems(given: Given, environment: Environment): readonly string[] {
  const problems: string[] = [];
  const { DATABASE_URL, KEYS_DATABASE_URL, ROOT_KEY_FILE, PKCS11_MODULE, PKCS11_KEY_LABEL } = given;
  if (isSameDatabase(DATABASE_URL, KEYS_DATABASE_URL)) {
    problems.push('KEYS_DATABASE_URL: is the database of the record; keys belong into one of their own');
  }
  if (ROOT_KEY_FILE === undefined && PKCS11_MODULE === undefined) {
    problems.push('ROOT_KEY_FILE: is not set, nor is PKCS11_MODULE');
  }
  if (typeof ROOT_KEY_FILE === 'string') problems.push(...findFileProblems(ROOT_KEY_FILE, environment));
  if (PKCS11_MODULE !== undefined) {
    for (const name of ofToken) if (given[name] === undefined) problems.push(`${name}: is not set`);
  }
  if (environment === 'production' && typeof PKCS11_KEY_LABEL === 'string' && isDevelopmentKey(PKCS11_KEY_LABEL)) {
    problems.push(`PKCS11_KEY_LABEL: ${PKCS11_KEY_LABEL} is a development key`);
  }
  return problems;
}

function findFileProblems(path: string, environment: Environment): readonly string[] {
  let text: string;
  let isOpenToOthers: boolean;
  try {
    text = readFileSync(path, 'utf8');
    isOpenToOthers = (statSync(path).mode & 0o007) !== 0;
  } catch (error) {
    return [`ROOT_KEY_FILE: the file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`];
  }
  const keys = readKeys(text.trim().split(/\s+/));
  if (!keys) return ['ROOT_KEY_FILE: a line of the file is written id:base64 of 32 bytes'];
  if (environment !== 'production') return [];
  const refused = keys.filter(({ id }) => isDevelopmentKey(id));
  return [
    ...(isOpenToOthers ? ['ROOT_KEY_FILE: every account of this machine can read the file (chmod o= FILE)'] : []),
    ...refused.map(({ id }) => `ROOT_KEY_FILE: ${id} is a development key`),
  ];
}

function isSameDatabase(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  if (!URL.canParse(one) || !URL.canParse(other)) return false;
  const place = (text: string): string => {
    const { hostname, port, pathname } = new URL(text);
    return `${hostname}:${port || '5432'}${pathname}`;
  };
  return place(one) === place(other);
}
