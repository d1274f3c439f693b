import { randomUUID } from 'node:crypto';
import { operations } from '../../api/operations';
import { urlOf } from '../../api/paths';
import { openingBody } from '../../local/demo/words';
import { freeFields, nameOf } from './fields';
import type { Write } from './planted';

export interface Caller {
  readonly api: string;
  readonly token: string;
  readonly caseId: string;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Requests that no client of the product sends, with canaries in every part. @returns their statuses, in order */
export async function askStrangely({ api, token, caseId }: Caller, write: Write): Promise<readonly number[]> {
  const statuses: number[] = [];
  const send = async (path: string, { headers, ...init }: Sent = {}): Promise<void> => {
    const { status } = await fetch(api + path, { ...init, headers: { authorization: `Bearer ${token}`, ...headers } });
    statuses.push(status);
  };
  const post = (body: unknown, more: Readonly<Record<string, string>> = {}): Promise<void> =>
    send(urlOf('/cases'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...more },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const opening = openingBody(Date.now(), 20);

  for (const field of freeFields.filter(({ part }) => part === 'query')) {
    const path = operations.find(({ id }) => id === field.operation)?.path ?? '';
    await send(`${urlOf(path, { caseId })}?${field.path}=${write(nameOf(field))}`);
  }
  for (const field of freeFields.filter(({ operation }) => operation.startsWith('search'))) {
    const path = operations.find(({ id }) => id === field.operation)?.path ?? '';
    const body = JSON.stringify({ q: 'x', [field.path]: write(nameOf(field)) });
    await send(urlOf(path), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  }
  await send(`${urlOf('/cases')}?${write('unknown query')}=${write('unknown query')}`);

  await post({ ...opening, [write('unknown field')]: write('unknown field') });
  await post({ ...opening, legalBasis: write('wrong value') });
  await post({ ...opening, person: { ...opening.person, bornOn: write('wrong value') } });
  await post(`{"pathwayIn": "${write('broken JSON')}`);
  await post(write('another media type'), { 'content-type': 'text/plain' });
  const key = write('Idempotency-Key');
  await post({ ...opening, pathwayIn: undefined }, { 'idempotency-key': key });
  await post(opening, { 'idempotency-key': key });
  await post(opening, { 'idempotency-key': `${write('Idempotency-Key')} ${'x'.repeat(300)}` });

  for (const path of [
    '/',
    '/api/v1/',
    '/api/v1/cases/',
    '/api/v1/tasks/',
    '/api/v1/people/',
    '/l/',
    '/api/v1/cases/%zz',
  ])
    await send(path + write('unknown path'));
  await send(`/l/${write('link token').padEnd(42, 'x')}A`);
  await send(urlOf('/tasks/{taskId}', { taskId: write('unknown path') }), { method: 'DELETE' });

  for (const forged of [write('bearer token'), `${write('bearer token')}.${write('bearer token')}.x`])
    await send(urlOf('/me'), { headers: { authorization: `Bearer ${forged}` } });
  const headers = ['cookie', 'user-agent', 'referer', 'x-forwarded-for', 'forwarded', 'accept-language', 'traceparent'];
  await send(urlOf('/me'), { headers: Object.fromEntries(headers.map((name) => [name, write('another header')])) });
  return statuses;
}
