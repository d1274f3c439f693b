import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { createClients, type Client } from '../../local/demo/client';
import { startIdentityProvider } from '../../local/identity';
import { startMailbox } from '../../local/mailbox';
import type { Refusal } from '../../local/mailbox/smtp';
import { people } from '../../local/people';
import { findStack } from '../../local/stack-file';
import { openDatabase } from '../../record/postgres/database';
import type { Database } from '../../record/postgres/schema';
import { versionOf } from './checkout';
import { startLocalStack } from './local-stack';

/** A place for stacks of several versions, one after another: the data, and the servers outside all stacks. */
export interface Site {
  readonly dir: string;
  readonly mailbox: string;
  /** Current refusals of the mail server; a test may change them. */
  readonly refusals: Refusal[];
  /** Starts the stack of a checkout on the data of the last one. */
  start(name: string, home: string): Promise<Standing>;
  close(): Promise<void>;
}

/** A version of the product that runs on the site. */
export interface Standing {
  /** Of its checkout. */
  readonly version: string;
  readonly api: string;
  readonly as: (person: string) => Client;
  readonly db: Kysely<Database>;
  /** The variables of its API, as the owner of the databases. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** @param env servers that already run, by the variables that `npm start` reads; each stack starts the others */
export async function openSite(dir: string, env: Readonly<Record<string, string>> = {}): Promise<Site> {
  mkdirSync(dir, { recursive: true });
  const refusals: Refusal[] = [];
  const mailbox = await startMailbox({ smtpPort: 0, httpPort: 0, refusals });
  const identity = await startIdentityProvider({ port: 0, people, keysFile: join(dir, 'sign-in.json') });
  let running: Standing | undefined;

  async function start(name: string, home: string): Promise<Standing> {
    const { api, stop } = await startLocalStack({
      home,
      dir: join(dir, 'data'),
      output: join(dir, `${name}.log`),
      env: { SWEEP_SECONDS: '2', ...env, SMTP_URL: mailbox.smtpUrl, OIDC_ISSUER: identity.issuer },
    });
    const environment = findStack(join(dir, 'data'))?.environment ?? {};
    const db = openDatabase(environment['DATABASE_URL'] ?? '', { poolSize: 2 });
    running = {
      version: versionOf(home),
      api,
      db,
      env: environment,
      as: createClients(api, identity.issuer),
      stop: async () => {
        running = undefined;
        await db.destroy();
        await stop();
      },
    };
    return running;
  }

  return {
    dir,
    mailbox: mailbox.url,
    refusals,
    start,
    close: async () => {
      await running?.stop();
      await Promise.all([mailbox.stop(), identity.stop()]);
    },
  };
}
