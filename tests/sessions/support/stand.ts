import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { urlencoded, type Express } from 'express';
import { pino } from 'pino';
import { setUpCorrelation } from '../../../api/http/correlation';
import { setUpLogging } from '../../../api/http/logging';
import type { Services } from '../../../api/services';
import { createServices } from '../../../api/wiring';
import { startIdentityProvider, type IdentityProvider } from '../../../local/identity';
import { people } from '../../../local/people';
import { openDatabase } from '../../../record/postgres/database';
import { instant, type Instant } from '../../../shared/domain/time';
import type { KeyRing, SecretKey } from '../../../shared/platform/config';
import { startProxy } from '../../api/support/proxy';
import { patient } from '../../setup/database';
import { allThere } from '../../setup/dependencies';
import { listen, stopListening } from '../../setup/listening';
import { createMadeUp, signInAt } from '../../setup/record';
import { shippedWords } from '../../setup/words';

/** Pages behind the guards, with a real record and a real identity provider. */
export interface Stand {
  /** Also the public address. */
  readonly url: string;
  /** A second process over the same record and keys. */
  readonly otherUrl: string;
  readonly db: ReturnType<typeof openDatabase>;
  readonly provider: IdentityProvider;
  /** The logs of the processes. */
  readonly log: readonly string[];
  /** Accepted posts. */
  readonly posted: readonly string[];
  now(): Instant;
  /** Lets the clock of the processes run ahead. */
  pass(minutes: number): void;
  /** Makes a new key the current one; the earlier keys stay. */
  rotateKeys(): void;
  /** Forgets all keys but the current one. */
  withdrawOldKeys(): void;
  takeRecordAway(): Promise<void>;
  bringRecordBack(): Promise<void>;
  stop(): Promise<void>;
}

const newKey = (id: string): SecretKey => ({ id, secret: randomBytes(32) });

export async function startStand(): Promise<Stand> {
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-sessions-'));
  const [{ database, sealing }, provider] = await Promise.all([
    createMadeUp(),
    startIdentityProvider({ port: 0, people, keysFile: join(folder, 'keys.json') }),
  ]);
  const address = new URL(database.appUrl);
  const proxy = await startProxy({ host: address.hostname, port: Number(address.port) });
  address.host = `127.0.0.1:${proxy.port}`;
  const db = openDatabase(database.url, { poolSize: 2, ...patient });
  await signInAt(db, provider.issuer);

  let ahead = 0;
  let ring: readonly SecretKey[] = [newKey('k1')];
  const pageKeys: KeyRing = {
    get current() {
      return ring[0]!;
    },
    get byId() {
      return new Map(ring.map((key) => [key.id, key]));
    },
  };
  const now = (): Instant => instant(Date.now() + ahead);
  const log: string[] = [];
  const posted: string[] = [];
  const open = async (publicUrl?: string) => {
    const pages: { app?: Express } = {};
    const server = await listen((request, response) => pages.app?.(request, response));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const appDb = openDatabase(address.href, { poolSize: 3 });
    const services = createServices({
      words: await shippedWords(),
      db: appDb,
      keys: sealing.another(),
      now,
      settings: {
        environment: 'test',
        version: '0.0.0',
        startedAt: now(),
        issuer: provider.issuer,
        publicUrl: publicUrl ?? url,
        requestsPerMinute: 100_000,
      },
      verifyToken: async () => {
        throw new Error('no tokens here');
      },
      logger: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
      nudge: async () => true,
      describeStream: async ({ kind, id }) => ({ status: 'unreachable', workflowId: `${kind}:${id}` }),
      checks: allThere,
      links: { pageKeys, programmeName: 'Bridges', contactLine: '+00 123 456' },
      client: { clientId: 'throughcare-pages' },
    });
    pages.app = pagesOf(services, posted);
    const stop = async (): Promise<void> => {
      await stopListening(server);
      await appDb.destroy();
    };
    return { url, stop };
  };
  const one = await open();
  const other = await open(one.url);
  return {
    url: one.url,
    otherUrl: other.url,
    db,
    provider,
    log,
    posted,
    now,
    pass: (minutes) => void (ahead += minutes * 60_000),
    rotateKeys: () => void (ring = [newKey(`k${ring.length + 1}`), ...ring]),
    withdrawOldKeys: () => void (ring = ring.slice(0, 1)),
    takeRecordAway: async () => proxy.cut(),
    bringRecordBack: async () => proxy.mend(),
    stop: async () => {
      await Promise.all([one.stop(), other.stop(), provider.stop()]);
      await db.destroy();
      await Promise.all([proxy.cut(), database.drop(), sealing.drop()]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** A page with a form, and one that demands a fresh sign-in. */
function pagesOf({ linkPages, sessions, newId, logger }: Services, posted: string[]): Express {
  const app = express();
  app.use(setUpCorrelation(newId), setUpLogging(logger), linkPages, sessions.routes);
  app.use((_, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Referrer-Policy', 'same-origin');
    next();
  });
  app.use(['/page', '/fresh'], ...sessions.guards);
  app.use('/fresh', sessions.requireFresh(300));
  app.get(['/page', '/fresh'], (request, response) => {
    const { caller, person, signedInAt } = sessions.signedIn(response);
    const shown = `${person.personId} ${person.familyName} ${caller.knownBy} ${caller.roles.join()} ${signedInAt}`;
    const token = sessions.formToken(request, response);
    response.send(
      `<h1>${shown}</h1><form method="post" action="${request.path}">` +
        `<input type="hidden" name="_csrf" value="${token}"><button>Send</button></form>`,
    );
  });
  app.post(['/page', '/fresh'], urlencoded({ extended: false }), sessions.checkForm, (request, response) => {
    posted.push(sessions.signedIn(response).person.personId);
    response.redirect(303, request.path);
  });
  return app;
}
