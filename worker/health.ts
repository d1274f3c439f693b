import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

/** Answers within its deadline, or throws. */
export type Check = () => Promise<void>;

export interface HealthOptions {
  readonly port: number;
  readonly host: string;
  readonly registry: Registry;
  /** What the worker needs to do its work, by name. */
  readonly checks: Readonly<Record<string, Check>>;
}

export interface Health {
  readonly port: number;
  close(): Promise<void>;
}

/** Fails where `work` takes longer than `ms` milliseconds. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too_slow')), ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** `/health/live`, `/health/ready` with each dependency and its time in milliseconds, and `/metrics` for Prometheus. */
export async function startHealth({ port, host, registry, checks }: HealthOptions): Promise<Health> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '/', response, registry, checks).catch(() => {
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
  checks: HealthOptions['checks'],
): Promise<void> {
  if (url === '/health/live') {
    json(response, 200, { status: 'live' });
    return;
  }
  if (url === '/health/ready') {
    const results = await Promise.all(Object.entries(checks).map(run));
    const isReady = results.every(([, { ok }]) => ok);
    const body = { status: isReady ? 'ready' : 'not_ready', dependencies: Object.fromEntries(results) };
    json(response, isReady ? 200 : 503, body);
    return;
  }
  if (url === '/metrics') {
    response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
    return;
  }
  json(response, 404, { status: 'not_found' });
}

async function run([name, check]: [string, Check]): Promise<
  [string, { readonly ok: boolean; readonly milliseconds: number }]
> {
  const began = performance.now();
  const ok = await check().then(
    () => true,
    () => false,
  );
  return [name, { ok, milliseconds: Math.round(performance.now() - began) }];
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
