import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A connection to a server that can be cut and mended. */
export interface Cable {
  /** host:port of this end. */
  readonly address: string;
  cut(): void;
  mend(): void;
  /** Leads to another server from now on. */
  lay(target: string): void;
  close(): Promise<void>;
}

/** Passes bytes on to `target` (host:port), until it is cut: then what is open breaks and nothing new comes through. */
export async function layCable(target: string): Promise<Cable> {
  let [to, isCut] = [target, false];
  const open = new Set<Socket>();
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const [host, port] = to.split(':');
    const far = connect(Number(port), host);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          open.delete(socket);
          other.destroy();
        });
      socket.pipe(other);
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const breakAll = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      breakAll();
    },
    mend: () => {
      isCut = false;
    },
    lay: (next) => {
      to = next;
      breakAll();
    },
    close: async () => {
      breakAll();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
