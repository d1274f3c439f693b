/**
 * The record cannot be reached or did not answer in time, perhaps only when it was told to keep what it had decided: the
 * same call may be repeated, and finds what became of it.
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

/** The error as {@link RecordUnavailable} where the server, the network or a lock is to blame, and as it is otherwise. */
export function unavailableOr(error: unknown): unknown {
  const code = textOf(error, 'code');
  const message = textOf(error, 'message');
  const isOurs = codes.has(code) || code.startsWith(connectionClass) || messages.some((each) => each.test(message));
  return isOurs ? new RecordUnavailable(`the record is unavailable (${code || message})`, { cause: error }) : error;
}

/** Whether a statement had no answer, not even that it took too long: nothing more comes on its connection. */
export function isUnanswered(error: unknown): boolean {
  return unanswered.test(textOf(error, 'message'));
}

/**
 * Whether a connection is of no more use: the server says so before it hangs up, and whoever takes the connection in
 * between would be refused for nothing. What is no answer of the server at all came from the connection.
 */
export function endsConnection(error: unknown): boolean {
  const isAnswer = textOf(error, 'severity') !== '';
  return !isAnswer || /^(?:08|25P03|57P0)/.test(textOf(error, 'code'));
}

function textOf(error: unknown, field: 'code' | 'message' | 'severity'): string {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;
  return typeof value === 'string' ? value : '';
}
