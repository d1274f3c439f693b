import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Response } from 'express';
import { pino, type Logger } from 'pino';
import { pinoHttp, type HttpLogger } from 'pino-http';
import { RecordUnreadable } from '../../record/postgres/unreadable';
import { traceOf, type Trace } from '../../shared/platform/trace';
import { correlationIdOf } from './correlation';

/**
 * Fields of a request in the log: no URL, which may hold a token or a name, and no header or body. Of an error no
 * message, since a database quotes values in it.
 */
const serializers = {
  req: ({ method }: IncomingMessage) => ({ method }),
  res: ({ statusCode }: ServerResponse) => ({ status: statusCode }),
  err: (error: unknown): Trace & { readonly reason?: string } => ({
    ...traceOf(error),
    // Names the key or row in our own words, for an operator to repair.
    ...(error instanceof RecordUnreadable && { reason: error.message }),
  }),
};

const redacted = ['*.authorization', '*.cookie', '*.password', '*.token', '*.email', '*.givenName', '*.familyName'];

/** The process's log: JSON lines on standard output. */
export function createLogger(level: string): Logger {
  return pino({ level, base: { process: 'api' }, serializers, redact: { paths: redacted, remove: true } });
}

/** One line per request, with the template of its route and never the actual path. */
export function setUpLogging(logger: Logger): HttpLogger {
  return pinoHttp({
    logger,
    serializers,
    wrapSerializers: false,
    genReqId: (_, response) => correlationIdOf(response as Response),
    customProps: (_, response) => {
      const { route, personId } = (response as Response).locals as { route?: string; personId?: string };
      return { ...(route !== undefined && { route }), ...(personId !== undefined && { personId }) };
    },
    customLogLevel: (_, response, error) => {
      if (error || response.statusCode >= 500) return 'error';
      return response.statusCode >= 400 ? 'warn' : 'info';
    },
    quietReqLogger: true,
  });
}
