import { Client, Connection, isRetryableError, makeGrpcRetryInterceptor } from '@temporalio/client';
import type { EngineConfig } from './config';
import { createDataConverter } from './data-converter';
import type { PayloadKeys } from './payload-codec';

/** Short and even pauses: the SDK's own, which grow, outlast the deadline of a call by up to a second. */
const retries = makeGrpcRetryInterceptor({
  delayFunction: () => 100,
  retryableDecider: (attempt, status) => attempt < 10 && isRetryableError(status),
});

/**
 * A client whose payloads are encrypted. It connects with its first call and again after every interruption, so
 * that nothing waits for an engine that is down: set a deadline on each call. Close `client.connection` at the end.
 */
export function connect({ connection, namespace }: EngineConfig, keys: PayloadKeys): Client {
  return new Client({
    connection: Connection.lazy({ ...connection, interceptors: [retries] }),
    namespace,
    dataConverter: createDataConverter(keys),
  });
}
