import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';

/** One server for all requests of a test; supertest would start one for each request. */
export async function listen(app: RequestListener): Promise<Server> {
  const server = createServer(app).listen(0, '127.0.0.1');
  // No timeout: the server must not close a connection just as the client reuses it.
  server.keepAliveTimeout = 0;
  await once(server, 'listening');
  return server;
}

export async function stopListening(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
