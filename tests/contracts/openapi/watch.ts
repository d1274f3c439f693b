import type { RequestListener, ServerResponse } from 'node:http';
import { base } from '../../../api/paths';
import { servedDocument } from './document';
import { createWitness, type Seen, type Witness } from './witness';

/** Checks every response of an API. */
export interface Watch {
  /** The same API, checked. */
  listener(app: RequestListener): RequestListener;
  look(seen: Seen): void;
  /** @throws listing every response that did not match the document */
  conclude(): void;
}

/** One for all test files of a process: compiling the document's schemas takes a while, and it keeps nothing it saw. */
let witness: Witness | undefined;

export function createWatch(): Watch {
  const { check } = (witness ??= createWitness(servedDocument()));
  const problems = new Set<string>();
  const look = (seen: Seen): void => check(seen).forEach((problem) => problems.add(problem));
  return {
    look,
    listener: (app) => (request, response) => {
      // Routers strip a mount's path from the URL while they handle it.
      const { method = '', url: path = '' } = request;
      overhear(response, (body) => {
        look({ method, path, status: response.statusCode, headers: response.getHeaders(), body });
      });
      app(request, response);
    },
    conclude: () => {
      if (problems.size > 0) throw new Error(`not as /openapi.json says:\n${[...problems].join('\n')}`);
    },
  };
}

/** Passes a response's body to `tell` once it has been sent. */
function overhear(response: ServerResponse, tell: (body: string) => void): void {
  const chunks: Buffer[] = [];
  const keep = ([chunk, encoding]: readonly unknown[]): void => {
    if (typeof chunk === 'string')
      chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  for (const name of ['write', 'end'] as const) {
    const original = response[name].bind(response) as (...given: unknown[]) => never;
    response[name] = (...given: unknown[]) => {
      keep(given);
      return original(...given);
    };
  }
  response.once('finish', () => tell(Buffer.concat(chunks).toString()));
}

/**
 * Checks every response that this process fetches from an API.
 * @returns a function that ends this, and throws if a response did not match the document
 */
export function watchFetch(): () => void {
  const watch = createWatch();
  const { fetch: original } = globalThis;
  globalThis.fetch = async (input, init) => {
    const response = await original(input, init);
    const { pathname, search } = new URL(response.url || 'http://none');
    if (!pathname.startsWith(`${base}/`)) return response;
    const { status, headers } = response;
    // A truncated response cannot be checked.
    const body = await response
      .clone()
      .text()
      .catch(() => null);
    const seen = {
      method: init?.method ?? 'GET',
      path: pathname + search,
      status,
      headers: Object.fromEntries(headers),
    };
    if (body !== null) watch.look({ ...seen, body });
    return response;
  };
  return () => {
    globalThis.fetch = original;
    watch.conclude();
  };
}
