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

/** Where the stacks of several versions run one after the other: the data, and what stands outside all of them. */
export interface Site {
  readonly dir: string;
  readonly mailbox: string;
  /** What the mail server refuses at this moment; to be changed. */
  readonly refusals: Refusal[];
  /** Starts the stack of a checkout on what the last one left. */
  start(name: string, home: string): Promise<Standing>;
  close(): Promise<void>;
}

/** A version of the product that runs on the site. */
export interface Standing {
  /** Of the checkout that it was started from. */
  readonly version: string;
  readonly api: string;
  readonly as: (person: string) => Client;
  readonly db: Kysely<Database>;
  /** What its API was given, as the owner of the databases. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * @param env servers that are there already, by the variables that `npm start` reads; the others are each stack's own
 */
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
