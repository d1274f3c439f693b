import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** For a request that is on its way while the server stops listening. */
const arrivingMs = 1_000;

/**
 * Watches a server's connections from its start on. The function it gives takes nothing new, lets what is asked be
 * answered, and ends each connection with its answer: one that is kept alive must not keep the process alive.
 * It waits for every answer; whoever has less patience cuts the rest off with `server.closeAllConnections()`.
 */
export function drainable(server: Server): () => Promise<void> {
  const connections = new Map<Socket, Set<ServerResponse>>();
  let isDraining = false;
  server.on('connection', (socket: Socket) => {
    connections.set(socket, new Set());
    socket.once('close', () => connections.delete(socket));
  });
  server.prependListener('request', ({ socket }, response) => {
    const answers = connections.get(socket);
    answers?.add(response);
    response.once('close', () => {
      answers?.delete(response);
      if (isDraining && answers?.size === 0) socket.destroySoon();
    });
    if (isDraining) sayGoodbye(response);
  });
  return async () => {
    isDraining = true;
    for (const answers of connections.values()) for (const response of answers) sayGoodbye(response);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const timer = setTimeout(() => {
      for (const [socket, answers] of connections) if (answers.size === 0) socket.destroy();
    }, arrivingMs);
    await closed;
    clearTimeout(timer);
  };
}

function sayGoodbye(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
