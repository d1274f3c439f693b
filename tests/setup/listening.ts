import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';

/** One server for all that a test asks, where supertest would start one for each request. */
export async function listen(app: RequestListener): Promise<Server> {
  const server = createServer(app).listen(0, '127.0.0.1');
  // Whoever asks keeps the connection: it is not to end at the moment at which they ask again.
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
