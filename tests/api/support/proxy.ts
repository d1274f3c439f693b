import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A proxy to a server; a test can cut and restore it. */
export interface Proxy {
  readonly port: number;
  /** Ends open connections and refuses new ones. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function startProxy(target: { readonly host: string; readonly port: number }): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const join = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from
      .on('error', () => undefined)
      .on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    from.pipe(to);
  };
  const open = async (port: number): Promise<Server> => {
    const listening = createServer((client) => {
      const upstream = connect(target);
      join(client, upstream);
      join(upstream, client);
    });
    await once(listening.listen(port, '127.0.0.1'), 'listening');
    return listening;
  };
  let server = await open(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    cut: async () => {
      const ended = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await ended;
    },
    mend: async () => {
      server = await open(port);
    },
  };
}
