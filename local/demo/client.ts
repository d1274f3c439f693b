import { randomUUID } from 'node:crypto';
import { urlOf } from '../../api/paths';
import { obtainToken } from '../identity/obtain-token';

/** The API's response, of any status. */
export interface Answer<T = unknown> {
  readonly status: number;
  readonly body: T;
}

/** The API as one signed-in person uses it. Paths are templates of api/paths, with their parameters. */
export interface Client {
  get<T>(path: string, params?: Params, query?: Params): Promise<Answer<T>>;
  /** Under `key`, or under a new one. */
  post<T>(path: string, params: Params, body: unknown, key?: string): Promise<Answer<T>>;
}

interface Request {
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Params = Readonly<Record<string, string>>;

/** Signs people of the local stack in at their first use. */
export function createClients(api: string, issuer: string): (person: string) => Client {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (person: string): Promise<string> => {
    const token = tokens.get(person) ?? obtainToken(issuer, person);
    tokens.set(person, token);
    return token;
  };
  return (person) => {
    const ask = async <T>(url: URL, init: Request = {}): Promise<Answer<T>> => {
      const headers = { authorization: `Bearer ${await tokenOf(person)}`, ...init.headers };
      const response = await fetch(url, { ...init, headers, signal: AbortSignal.timeout(15_000) });
      return { status: response.status, body: (await response.json()) as T };
    };
    return {
      get: (path, params, query = {}) => {
        const url = new URL(urlOf(path, params), api);
        url.search = new URLSearchParams(query).toString();
        return ask(url);
      },
      post: (path, params, body, key = randomUUID()) =>
        ask(new URL(urlOf(path, params), api), {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify(body),
        }),
    };
  };
}
