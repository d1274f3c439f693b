import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Which bytes are affected: those to the server, those from it, or both. */
type Direction = 'questions' | 'answers' | 'both';

/** A connection to a server with the failures of real networks, one at a time. */
export interface Cable {
  /** host:port of this end. */
  readonly address: string;
  /** Resets open connections and refuses new ones. */
  cut(): void;
  /**
   * Drops bytes silently, like a black hole; they arrive late if the cable is mended in time. With `after`, drops
   * answers once a question contains this text, such as the end of a mail or the text of a statement.
   */
  swallow(direction?: Direction, after?: string): void;
  /** Delays all bytes by so many milliseconds. */
  delay(milliseconds: number): void;
  /** Resets open connections once. */
  reset(): void;
  mend(): void;
  /** Leads to another server from now on. */
  lay(target: string): void;
  close(): Promise<void>;
}

interface Trouble {
  readonly isCut?: boolean;
  readonly swallows?: Direction;
  readonly after?: string;
  readonly delay?: number;
}

/** Forwards bytes to `target` (host:port), subject to the current fault. */
export async function layCable(target: string): Promise<Cable> {
  let to = target;
  let trouble: Trouble = {};
  const open = new Set<Socket>();

  /** Keeps bytes in order; a socket that nobody reads from applies back pressure to the sender. */
  async function pass(from: Socket, on: Socket, direction: Direction): Promise<void> {
    try {
      for await (const chunk of from) {
        if (trouble.delay) await sleep(trouble.delay);
        while (swallows(direction)) await sleep(10);
        if (direction === 'questions' && holdsIt(chunk as Buffer)) trouble = { swallows: 'answers' };
        if (!on.write(chunk as Buffer)) await once(on, 'drain');
      }
      on.end();
    } catch {
      on.destroy();
    }
  }

  const swallows = (direction: Direction): boolean =>
    trouble.after === undefined && (trouble.swallows === direction || trouble.swallows === 'both');
  const holdsIt = (chunk: Buffer): boolean => trouble.after !== undefined && chunk.includes(trouble.after);

  const server = createServer((near) => {
    if (trouble.isCut) return void near.resetAndDestroy();
    const [host, port] = to.split(':');
    const far = connect({ port: Number(port), host, noDelay: true });
    near.setNoDelay();
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    void pass(near, far, 'questions');
    void pass(far, near, 'answers');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  // An ended socket cannot be reset any more: trying leaks its handle, and Node.js waits for it.
  const reset = (): void => {
    for (const socket of open) {
      if (socket.writableEnded) socket.destroy();
      else socket.resetAndDestroy();
    }
  };
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      trouble = { isCut: true };
      reset();
    },
    swallow: (direction = 'both', after) => {
      trouble = { swallows: direction, ...(after !== undefined && { after }) };
    },
    delay: (milliseconds) => {
      trouble = { delay: milliseconds };
    },
    reset,
    mend: () => {
      trouble = {};
    },
    lay: (next) => {
      to = next;
      reset();
    },
    close: async () => {
      trouble = {};
      reset();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
