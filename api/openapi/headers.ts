import type { ResponseConfig } from '@asteasolutions/zod-to-openapi';

const seconds = { type: 'integer', minimum: 1 } as const;

/** Response headers. */
export const headers = {
  CorrelationId: {
    required: true,
    description: 'By which the log finds the request: yours, where you sent one of 8 to 64 plain characters',
    schema: { type: 'string', pattern: '^[A-Za-z0-9._-]{8,64}$' },
  },
  Location: {
    required: true,
    description: 'The address of what was made',
    schema: { type: 'string', format: 'uri-reference' },
  },
  WwwAuthenticate: {
    required: true,
    description: 'How to be recognised (RFC 6750)',
    schema: { type: 'string', pattern: '^Bearer ' },
  },
  RetryAfter: { required: true, description: 'Seconds', schema: seconds },
  RetryWhenBack: { description: 'Seconds; missing where somebody has to look after it first', schema: seconds },
} as const;

const names: Readonly<Record<number, Readonly<Record<string, keyof typeof headers>>>> = {
  201: { Location: 'Location' },
  401: { 'WWW-Authenticate': 'WwwAuthenticate' },
  429: { 'Retry-After': 'RetryAfter' },
  503: { 'Retry-After': 'RetryWhenBack' },
};

/** Headers of a response with this status. */
export function headersOf(status: number): NonNullable<ResponseConfig['headers']> {
  const all = { 'X-Correlation-Id': 'CorrelationId', ...names[status] };
  return Object.fromEntries(
    Object.entries(all).map(([name, component]) => [name, { $ref: `#/components/headers/${component}` }]),
  );
}
