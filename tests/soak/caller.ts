import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandPaths } from '../../api/paths';
import type { Answer, Client } from '../../local/demo/client';
import type { Journal } from './journal';

/** How long a caller retries, in milliseconds. */
const patience = 120_000;

/**
 * A persistent client: it repeats unanswered and temporarily refused requests, commands under the same key. The results
 * of commands go into the journal.
 */
export function persistent(personId: string, client: Client, journal: Journal): Client {
  return {
    get: (path, params, query) => insist(() => client.get(path, params, query)),
    post: async <T>(path: string, params: Readonly<Record<string, string>>, body: unknown, key = randomUUID()) => {
      const operation = operationAt(path);
      const note = ({ status, body: answered }: Answer): void => {
        const scope = operation === 'openCase' ? '' : (params['caseId'] ?? (answered as { caseId?: string }).caseId);
        if (scope !== undefined) journal.note({ kind: 'command', personId, operation, scope, key, status });
      };
      const answer = await insist(
        () => client.post<T>(path, params, body, key),
        (each) => each.status === 500 && note(each),
      );
      note(answer);
      return answer;
    },
  };
}

/** Repeats until a response is final. */
export async function insist<T extends { readonly status: number }>(
  ask: () => Promise<T>,
  onFailure: (answer: T) => unknown = () => undefined,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask().catch((error: unknown) => {
      if (Date.now() > end) throw error;
      return undefined;
    });
    if (answer && answer.status < 500 && answer.status !== 429) return answer;
    if (answer) onFailure(answer);
    if (Date.now() > end) throw new Error(`nothing but ${answer?.status ?? 'silence'} for ${patience / 1_000} s`);
    await sleep(300);
  }
}

function operationAt(path: string): string {
  const found = Object.entries(commandPaths).find(([, each]) => each === path);
  if (!found) throw new Error(`no command is at ${path}`);
  return found[0];
}
