/**
 * The record is unreachable or did not answer in time, possibly after it stored the decision. The same call may be
 * repeated and then returns the outcome.
 */
export class RecordUnavailable extends Error {
  override readonly name = 'RecordUnavailable';
}

const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  '25P03', // idle in transaction for too long: the server ended it
  '40001', // serialization failure
  '40P01', // deadlock detected
  '53300', // too many connections
  '55P03', // lock not available in time
  '57014', // statement took too long
  '57P01', // shut down by an administrator
  '57P02', // shut down by a crash
  '57P03', // still starting
]);
const connectionClass = '08';
const unanswered = /^Query read timeout/;
const messages = [
  unanswered,
  /^Connection terminated/,
  /timeout exceeded when trying to connect/,
  /^Client has encountered a connection error/,
  /^cached plan must not change result type/, // a migration ran; the connection is given up (prepared.ts)
];

/** Turns an error of the server, the network or a lock into {@link RecordUnavailable}; returns any other unchanged. */
export function unavailableOr(error: unknown): unknown {
  const code = textOf(error, 'code');
  const message = textOf(error, 'message');
  const isOurs = codes.has(code) || code.startsWith(connectionClass) || messages.some((each) => each.test(message));
  return isOurs ? new RecordUnavailable(`the record is unavailable (${code || message})`, { cause: error }) : error;
}

/** Whether a statement got no answer, not even a timeout of the server: its connection is dead. */
export function isUnanswered(error: unknown): boolean {
  return unanswered.test(textOf(error, 'message'));
}

/**
 * Whether a connection is unusable. The server announces this before it hangs up; a query on the connection in between
 * would fail without need. An error that does not come from the server comes from the connection.
 */
export function endsConnection(error: unknown): boolean {
  const isAnswer = textOf(error, 'severity') !== '';
  return !isAnswer || /^(?:08|25P03|57P0)/.test(textOf(error, 'code'));
}

function textOf(error: unknown, field: 'code' | 'message' | 'severity'): string {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;
  return typeof value === 'string' ? value : '';
}
