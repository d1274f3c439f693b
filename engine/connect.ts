import { Client, Connection, isRetryableError, makeGrpcRetryInterceptor } from '@temporalio/client';
import type { EngineConfig } from './config';
import { createDataConverter } from './data-converter';
import type { PayloadKeys } from './payload-codec';

/** Short constant pauses: the SDK's own growing ones exceed the deadline of a call by up to a second. */
const retries = makeGrpcRetryInterceptor({
  delayFunction: () => 100,
  retryableDecider: (attempt, status) => attempt < 10 && isRetryableError(status),
});

/**
 * Finds a returning engine within seconds, where gRPC would wait up to two minutes, and gives up a silent connection
 * after 20 s. The engine's server refuses pings closer than 10 s.
 */
const channelArgs = {
  'grpc.initial_reconnect_backoff_ms': 200,
  'grpc.max_reconnect_backoff_ms': 1_000,
  'grpc.keepalive_time_ms': 15_000,
  'grpc.keepalive_timeout_ms': 5_000,
};

/**
 * A client whose payloads are encrypted. It connects at its first call and again after every interruption, so that
 * nothing waits for an engine that is down: set a deadline on each call. Close `client.connection` at the end.
 */
export function connect({ connection, namespace }: EngineConfig, keys: PayloadKeys): Client {
  return new Client({
    connection: Connection.lazy({ ...connection, channelArgs, interceptors: [retries] }),
    namespace,
    dataConverter: createDataConverter(keys),
  });
}
