import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Grace period in milliseconds for a request in transit while the server stops listening. */
const arrivingMs = 1_000;

/**
 * Watches a server's connections from its start. The returned function stops listening, lets requests in progress
 * finish, and closes each connection with its response, so that keep-alive does not keep the process alive. It waits
 * for every response; a caller with a time limit ends the rest with `server.closeAllConnections()`.
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
