import { DefaultLogger, type LogEntry, type Logger as EngineLogger } from '@temporalio/worker';
import { pino, type Logger } from 'pino';

/** JSON lines on standard output: codes and opaque ids. Fields that might hold an address or a token are redacted. */
export function createLog(level: string): Logger {
  return pino({
    name: 'worker',
    level,
    redact: {
      paths: ['to', 'email', 'token', 'link', 'url', 'subject', 'text', 'html'].flatMap((key) => [key, `*.${key}`]),
      censor: '[struck out]',
    },
  });
}

/** Log lines of the engine's SDK, in the same format. Its messages hold ids and codes only; see activities/failures. */
export function engineLogger(log: Logger): EngineLogger {
  return new DefaultLogger('WARN', ({ level, message, meta }: LogEntry) => {
    const { workflowId, activityType, attempt, taskQueue, error } = (meta ?? {}) as Record<string, unknown>;
    const code = error instanceof Error ? error.name : undefined;
    const fields = { from: 'engine', workflowId, activityType, attempt, taskQueue, error: code };
    if (level === 'ERROR') log.error(fields, message);
    else log.warn(fields, message);
  });
}
