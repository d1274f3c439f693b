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

/** A TCP port on 127.0.0.1 that nobody held a moment ago. */
export async function findFreePort(): Promise<number> {
  const found = await tryListen(0);
  if (typeof found !== 'number') throw found;
  return found;
}

/** Why nothing can listen on `port` of 127.0.0.1: `EADDRINUSE`, `EACCES`, ...; undefined where it is free. */
export async function whyPortIsClosed(port: number): Promise<string | undefined> {
  const found = await tryListen(port);
  return typeof found === 'number' ? undefined : (found.code ?? found.message);
}
