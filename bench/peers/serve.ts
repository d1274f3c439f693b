import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { createVerifier } from '../../api/auth/tokens';
import { base, commandPaths } from '../../api/paths';
import { commandBodies } from '../../shared/contracts/requests';

/** A person's decision in a case. */
export interface Decision {
  /** Id of the request: a repetition has no second effect. */
  readonly id: string;
  readonly caseId: string;
  readonly name: string;
  readonly actorId: string;
  readonly body: unknown;
}

/** Makes a decision durable. @returns its position in its case */
export type Decide = (decision: Decision) => Promise<number>;

/** A way to make decisions, and to receive calls for them. */
export interface Decisions {
  readonly make: Decide;
  /** Serves the calls, each of them answered by `decide`. Tells its parent process where, and ends with SIGTERM. */
  serve(decide: Decide, close: () => Promise<void>): Promise<void>;
}

const names = ['openCase', 'acceptReferral', 'appoint', 'recordScreening', 'assignAssessment', 'changeDates'] as const;

/** The part that all peers share: the product's own paths, tokens and request schemas, for ten decisions of a case. */
export async function serve(decide: Decide, close: () => Promise<void>): Promise<void> {
  const app = express();
  const issuer = process.env['OIDC_ISSUER'] ?? '';
  const verify = createVerifier({ issuer, audience: 'throughcare' });
  app.use(express.json());
  for (const name of names) {
    app.post(base + commandPaths[name].replace('{caseId}', ':caseId'), async (request, response) => {
      const { subject } = await verify((request.get('authorization') ?? '').replace('Bearer ', ''));
      commandBodies[name].parse(request.body);
      const caseId = request.params['caseId'] ?? randomUUID();
      const id = request.get('idempotency-key') ?? '';
      const body: unknown = request.body;
      const sequence = await decide({ id, caseId: String(caseId), name, actorId: subject, body });
      response.json({ caseId, sequence });
    });
  }
  await listen(app, close);
}

/** Reports its port to its parent process, and ends with SIGTERM. */
export async function listen(app: Express, close: () => Promise<void>): Promise<void> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.send?.((server.address() as AddressInfo).port);
  process.once('SIGTERM', () => {
    server.close();
    server.closeAllConnections();
    void close().finally(() => process.exit());
  });
}
