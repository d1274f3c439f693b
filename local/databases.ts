import { join } from 'node:path';
import type { Environment, LocalConfig } from './config';
import { ensureLogins } from './postgres/logins';
import { ensureRootKey, logins, type Role, type Secrets } from './secrets';

/** Logins of the stack's programs to the databases. */
export type Login = 'owner' | 'api' | 'worker' | 'keeper';

/** The variables that locate record and keys, by login. */
export interface Databases {
  /** To be called once the database server runs: `url` is that of its superuser. */
  found(url: (database: string) => string): void;
  /** Creates the logins whose roles exist by now. */
  makeLogins(): Promise<void>;
  environment(login: Login): Record<string, string>;
}

export const databaseNames = { record: 'throughcare', keys: 'throughcare_keys' } as const;

const roles: Record<Exclude<Login, 'owner'>, { readonly record: Role; readonly keys: Role }> = {
  api: { record: 'throughcare_app', keys: 'throughcare_keys_api' },
  worker: { record: 'throughcare_worker', keys: 'throughcare_keys_worker' },
  keeper: { record: 'throughcare_keeper', keys: 'throughcare_keys_keeper' },
};

/** The user's own databases are used unchanged, with the login of the user's URL. */
export function planDatabases({ own, dir }: LocalConfig, secrets: Secrets, given: Environment): Databases {
  let urlOf: ((database: string) => string) | undefined;
  let made: ReadonlySet<string> = new Set();

  function signedIn(url: string, role: Role | undefined): string {
    if (role === undefined || !made.has(logins[role])) return url;
    const theirs = new URL(url);
    theirs.username = logins[role];
    theirs.password = secrets.passwords[role];
    return theirs.href;
  }

  return {
    found: (url) => (urlOf = url),
    async makeLogins() {
      if (!urlOf) return;
      const wanted = (Object.keys(logins) as Role[]).map((role) => ({
        role,
        name: logins[role],
        password: secrets.passwords[role],
      }));
      made = await ensureLogins(urlOf('postgres'), wanted);
    },
    environment(login) {
      const as = login === 'owner' ? undefined : roles[login];
      const ours = (name: string, role: Role | undefined): string => (urlOf ? signedIn(urlOf(name), role) : '');
      return {
        DATABASE_URL: own.databaseUrl ?? ours(databaseNames.record, as?.record),
        KEYS_DATABASE_URL: own.keysDatabaseUrl ?? ours(databaseNames.keys, as?.keys),
        ...(!given['ROOT_KEY_FILE'] && { ROOT_KEY_FILE: ensureRootKey(join(dir, 'root.key')) }),
      };
    },
  };
}
