import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import type { AskReadiness } from '../shared/platform/process/readiness';

export interface HealthOptions {
  readonly port: number;
  readonly host: string;
  readonly registry: Registry;
  readonly askReadiness: AskReadiness;
}

export interface Health {
  readonly port: number;
  close(): Promise<void>;
}

/** `/health/live`, `/health/ready` with each dependency and its time in milliseconds, and `/metrics` for Prometheus. */
export async function startHealth({ port, host, registry, askReadiness }: HealthOptions): Promise<Health> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '/', response, registry, askReadiness).catch(() => {
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  url: string,
  response: ServerResponse,
  registry: Registry,
  askReadiness: AskReadiness,
): Promise<void> {
  if (url === '/health/live') {
    json(response, 200, { status: 'live' });
    return;
  }
  if (url === '/health/ready') {
    const readiness = await askReadiness();
    json(response, readiness.status === 'unavailable' ? 503 : 200, readiness);
    return;
  }
  if (url === '/metrics') {
    response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
    return;
  }
  json(response, 404, { status: 'not_found' });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
