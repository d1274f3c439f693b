import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { pino } from 'pino';
import { createApp } from '../../../api/app';
import { base } from '../../../api/paths';
import { createServices } from '../../../api/wiring';
import { startIdentityProvider } from '../../../local/identity';
import { people } from '../../../local/people';
import type { SeedStage } from '../../../local/seed/stage';
import { openDatabase } from '../../../record/postgres/database';
import type { KeyRing } from '../../../shared/platform/config';
import { instant } from '../../../shared/domain/time';
import { startProxy } from '../../api/support/proxy';
import { createVisitor, type Visitor } from '../../sessions/support/visitor';
import { patient } from '../../setup/database';
import { allThere } from '../../setup/dependencies';
import { listen, stopListening } from '../../setup/listening';
import { signInAt } from '../../setup/record';
import { createSeeded, stageIn } from './seeded';
import { shippedWords } from '../../setup/words';

/** The whole API with its pages over a record that holds the twelve made-up cases, and a real identity provider. */
export interface World {
  /** Also the public address. */
  readonly url: string;
  readonly db: ReturnType<typeof openDatabase>;
  /** With which the API seals what is its own. */
  readonly pageKeys: KeyRing;
  /** The log of the API. */
  readonly log: readonly string[];
  /** The answers of the API to a person. */
  answer(person: string, path: string): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Where more cases are played. */
  stage(): Promise<SeedStage>;
  /** A browser without scripts in which a person has signed in: the same each time. */
  visitor(person: string): Promise<Visitor>;
  takeRecordAway(): Promise<void>;
  bringRecordBack(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-pages-'));
  const [{ database, sealing }, provider] = await Promise.all([
    createSeeded(),
    startIdentityProvider({ port: 0, people, keysFile: join(folder, 'keys.json') }),
  ]);
  const { keys, seals } = sealing;
  const owner = openDatabase(database.url, { poolSize: 4, ...patient });
  await signInAt(owner, provider.issuer);

  const address = new URL(database.appUrl);
  const proxy = await startProxy({ host: address.hostname, port: Number(address.port) });
  address.host = `127.0.0.1:${proxy.port}`;
  const db = openDatabase(address.href, { poolSize: 5, ...patient });
  const log: string[] = [];
  const made: { app?: Express } = {};
  const server = await listen((request, response) => made.app?.(request, response));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const key = { id: 'test', secret: randomBytes(32) };
  const pageKeys: KeyRing = { current: key, byId: new Map([[key.id, key]]) };
  made.app = createApp(
    createServices({
      words: await shippedWords(),
      db,
      keys,
      settings: {
        environment: 'test',
        version: '0.0.0',
        startedAt: instant(Date.now()),
        issuer: provider.issuer,
        publicUrl: url,
        requestsPerMinute: 100_000,
      },
      verifyToken: async (subject) => ({ issuer: provider.issuer, subject }),
      logger: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
      nudge: async () => true,
      describeStream: async ({ kind, id }) => ({ status: 'unreachable', workflowId: `${kind}:${id}` }),
      checks: allThere,
      links: {
        pageKeys,
        programmeName: 'Bridges',
        contactLine: '+00 123 456',
      },
      client: { clientId: 'throughcare-pages' },
    }),
  );
  const visitors = new Map<string, Promise<Visitor>>();
  return {
    url,
    db: owner,
    log,
    pageKeys,
    answer: async (person, path) => {
      const response = await fetch(`${url}${base}${path}`, { headers: { authorization: `Bearer ${person}` } });
      return { status: response.status, body: await response.json() };
    },
    stage: () => stageIn({ db: owner, keys, seals }),
    visitor: (person) => {
      const visitor = visitors.get(person) ?? signedIn(`${url}/`, person);
      visitors.set(person, visitor);
      return visitor;
    },
    takeRecordAway: async () => proxy.cut(),
    bringRecordBack: async () => proxy.mend(),
    stop: async () => {
      await Promise.all([stopListening(server), provider.stop()]);
      await Promise.all([db.destroy(), owner.destroy()]);
      await Promise.all([proxy.cut(), database.drop(), sealing.drop()]);
      rmSync(folder, { recursive: true });
    },
  };
}

async function signedIn(url: string, person: string): Promise<Visitor> {
  const visitor = createVisitor();
  await visitor.open(url, person);
  return visitor;
}
