import { randomBytes, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Express } from 'express';
import { sql } from 'kysely';
import { pino } from 'pino';
import request, { type Test } from 'supertest';
import { createApp } from '../../../api/app';
import { createVerifier } from '../../../api/auth/tokens';
import { createServices } from '../../../api/wiring';
import { people } from '../../../local/people';
import { openDatabase } from '../../../record/postgres/database';
import type { Keys } from '../../../record/keys/types';
import type { KeyRing } from '../../../shared/platform/config';
import type { Seals } from '../../../record/sealing/seals';
import { createWatch } from '../../contracts/openapi/watch';
import { patient } from '../../setup/database';
import { allThere } from '../../setup/dependencies';
import { listen, stopListening } from '../../setup/listening';
import { createMadeUp, signInAt } from '../../setup/record';
import { startProxy } from './proxy';
import { startIssuer, type TestIssuer } from './issuer';
import { shippedWords } from '../../setup/words';

export interface TestApi {
  /** Compares every response with /openapi.json. */
  readonly app: Server;
  /** The same without that comparison. */
  readonly served: Express;
  readonly issuer: TestIssuer;
  readonly db: ReturnType<typeof openDatabase>;
  readonly keys: Keys;
  readonly seals: Seals;
  /** Streams whose agenda changed, in order: the nudges that the engine would have received. */
  readonly nudged: string[];
  /** Lines that the API logged. */
  readonly log: string[];
  get(who: string, path: string): Test;
  /** Sends a new idempotency key unless one is given. */
  post(who: string, path: string, body: object, key?: string): Test;
  send(who: string, method: 'patch' | 'put', path: string, body: object): Test;
  /** Refuses new connections to the database and ends the open ones. */
  takeRecordAway(): Promise<void>;
  bringRecordBack(): Promise<void>;
  /** Throws if a response did not match the document. */
  stop(): Promise<void>;
}

const settings = { environment: 'test', version: '0.0.0', publicUrl: 'http://throughcare.test' };
const key = { id: 'test', secret: randomBytes(32) };
/** With which the API seals what is its own. */
export const pageKeys: KeyRing = { current: key, byId: new Map([[key.id, key]]) };

interface Options {
  readonly requestsPerMinute?: number;
  /** Whether `takeRecordAway` works. */
  readonly cuttable?: boolean;
}

/** The API on a database of its own, with the made-up directory and both programmes, without an engine. */
export async function startApi(options: Options = {}): Promise<TestApi> {
  const [{ database, sealing }, issuer] = await Promise.all([createMadeUp(), startIssuer()]);
  const { keys, seals } = sealing;
  const url = new URL(database.url);
  const proxy = options.cuttable ? await startProxy({ host: url.hostname, port: Number(url.port) }) : null;
  if (proxy) url.host = `127.0.0.1:${proxy.port}`;
  const db = openDatabase(url.href, { poolSize: 5, ...patient });
  await signInAt(db, issuer.issuer);
  const nudged: string[] = [];
  const log: string[] = [];
  const served = createApp(
    createServices({
      words: await shippedWords(),
      db,
      keys,
      settings: {
        ...settings,
        startedAt: new Date().toISOString(),
        issuer: issuer.issuer,
        requestsPerMinute: options.requestsPerMinute ?? 100_000,
      },
      verifyToken: createVerifier({ issuer: issuer.issuer, audience: 'throughcare' }),
      logger: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
      nudge: async ({ id }) => nudged.push(id) > 0,
      describeStream: async ({ kind, id }) => ({ status: 'unreachable', workflowId: `${kind}:${id}` }),
      checks: {
        ...allThere,
        record: () => sql`select 1`.execute(db),
        engine: async () => {
          throw new Error('the engine is not there');
        },
      },
      links: {
        pageKeys,
        programmeName: 'Throughcare',
        contactLine: 'the programme office',
      },
      client: { clientId: 'throughcare-pages' },
    }),
  );
  const watch = createWatch();
  const app = await listen(watch.listener(served));
  const tokens = new Map<string, string>();
  for (const { key: who } of people) tokens.set(who, await issuer.token(who));
  const as = (who: string, test: Test): Test => test.set('Authorization', `Bearer ${tokens.get(who) ?? ''}`);
  return {
    app,
    served,
    issuer,
    db,
    keys,
    seals,
    nudged,
    log,
    get: (who, path) => as(who, request(app).get(path)),
    post: (who, path, body, idempotencyKey = randomUUID()) =>
      as(who, request(app).post(path).set('Idempotency-Key', idempotencyKey).send(body)),
    send: (who, method, path, body) => as(who, request(app)[method](path).send(body)),
    takeRecordAway: async () => proxy?.cut(),
    bringRecordBack: async () => proxy?.mend(),
    stop: async () => {
      await stopListening(app);
      await db.destroy();
      await Promise.all([issuer.stop(), proxy?.cut(), database.drop(), sealing.drop()]);
      watch.conclude();
    },
  };
}
