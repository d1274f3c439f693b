import { createHash, randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { pino } from 'pino';
import request, { type Test } from 'supertest';
import { createApp } from '../../../api/app';
import { createVerifier } from '../../../api/auth/tokens';
import { createServices } from '../../../api/wiring';
import { people } from '../../../local/people';
import { createCaseCommit } from '../../../record/cases';
import { openDatabase } from '../../../record/postgres/database';
import { createWatch } from '../../contracts/openapi/watch';
import { createDatabase, type TestDatabase } from '../../setup/database';
import { allThere } from '../../setup/dependencies';
import { listen, stopListening } from '../../setup/listening';
import { createMadeUp, signInAt } from '../../setup/record';
import type { TestApi } from './api';
import { startIssuer } from './issuer';
import { shippedWords } from '../../setup/words';

/** An API whose clock and ids the test sets, so that the same calls give the same bytes. */
export interface World extends Pick<TestApi, 'get' | 'post' | 'send' | 'db' | 'keys' | 'seals'> {
  readonly app: Server;
  /** Sets the time and the seed of ids for all following calls. */
  turn(minute: number, seed: string): void;
  /** The same world in a process that has just started: no caches, only the record. */
  afresh(): Promise<World>;
  close(): Promise<void>;
}

export interface Worlds {
  /** The world that all others are copied from. It is closed before the first copy is made. */
  readonly first: World;
  /** A copy, byte for byte, of the first world as it was when it was closed. */
  fork(): Promise<World>;
  stop(): Promise<void>;
}

const key = { id: 'test', secret: randomBytes(32) };

export async function startWorlds(): Promise<Worlds> {
  const [{ database, sealing }, issuer] = await Promise.all([createMadeUp(), startIssuer()]);
  const tokens = new Map<string, string>();
  for (const { key: who } of people) tokens.set(who, await issuer.token(who));
  const verifyToken = createVerifier({ issuer: issuer.issuer, audience: 'throughcare' });
  const watch = createWatch();
  const began = Date.now();
  const forks: TestDatabase[] = [];

  const openWorld = async (url: string): Promise<World> => {
    const keys = sealing.another();
    const db = openDatabase(url, { poolSize: 1 });
    const clock = { now: new Date(began).toISOString(), seed: '', count: 0 };
    const now = (): string => clock.now;
    const newId = (): string => idOf(`${clock.seed}:${(clock.count += 1)}`);
    const services = createServices({
      words: await shippedWords(),
      db,
      keys,
      verifyToken,
      now,
      settings: {
        environment: 'test',
        version: '0.0.0',
        publicUrl: 'http://throughcare.test',
        startedAt: now(),
        issuer: issuer.issuer,
        requestsPerMinute: 1_000_000,
      },
      logger: pino({ level: 'silent' }),
      nudge: async () => true,
      describeStream: async ({ kind, id }) => ({ status: 'unreachable', workflowId: `${kind}:${id}` }),
      checks: allThere,
      links: { pageKeys: { current: key, byId: new Map([[key.id, key]]) }, programmeName: 'T', contactLine: 'T' },
      client: { clientId: 'throughcare-pages' },
    });
    const served = createApp({ ...services, newId, commit: createCaseCommit({ ...services, now, newId }) });
    const app = await listen(watch.listener(served));
    const close = async (): Promise<void> => {
      await stopListening(app);
      await db.destroy();
    };
    const as = (who: string, test: Test): Test => test.set('Authorization', `Bearer ${tokens.get(who) ?? ''}`);
    return {
      app,
      db,
      keys,
      seals: services.seals,
      turn: (minute, seed) => {
        Object.assign(clock, { now: new Date(began + minute * 60_000).toISOString(), seed, count: 0 });
      },
      get: (who, path) => as(who, request(app).get(path)),
      post: (who, path, body, idempotencyKey = newId()) =>
        as(who, request(app).post(path).set('Idempotency-Key', idempotencyKey).send(body)),
      send: (who, method, path, body) => as(who, request(app)[method](path).send(body)),
      afresh: async () => {
        await close();
        return openWorld(url);
      },
      close,
    };
  };

  const filling = openDatabase(database.url, { poolSize: 1 });
  await signInAt(filling, issuer.issuer);
  await filling.destroy();

  return {
    first: await openWorld(database.appUrl),
    fork: async () => {
      const fork = await createDatabase(new URL(database.url).pathname.slice(1));
      forks.push(fork);
      return openWorld(fork.appUrl);
    },
    stop: async () => {
      for (const fork of forks) await fork.drop();
      await Promise.all([issuer.stop(), database.drop(), sealing.drop()]);
      watch.conclude();
    },
  };
}

/** A UUID derived from a text. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
