import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const loopback = '127.0.0.1';

function tryListen(port: number): Promise<number | NodeJS.ErrnoException> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ port, host: loopback, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** Below the range of ephemeral ports, so that no connection takes one between this check and its use. */
const first = 20_000;
const last = 32_000;
const tries = 50;

/** A TCP port on 127.0.0.1 that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const found = await tryListen(randomInt(first, last));
    if (typeof found === 'number') return found;
  }
  throw new Error(`no port between ${first} and ${last} is free`);
}

/** The reason why nothing can listen on `port` of 127.0.0.1: `EADDRINUSE`, `EACCES`, ...; undefined if it is free. */
export async function whyPortIsClosed(port: number): Promise<string | undefined> {
  const found = await tryListen(port);
  return typeof found === 'number' ? undefined : (found.code ?? found.message);
}
