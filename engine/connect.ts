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
 * An engine that is back is found within seconds, however long it was away, where gRPC would wait for up to two minutes;
 * a connection that nothing comes back on is given up in 20 s. The engine's server refuses pings closer than 10 s.
 */
const channelArgs = {
  'grpc.initial_reconnect_backoff_ms': 200,
  'grpc.max_reconnect_backoff_ms': 1_000,
  'grpc.keepalive_time_ms': 15_000,
  'grpc.keepalive_timeout_ms': 5_000,
};

/**
 * A client whose payloads are encrypted. It connects with its first call and again after every interruption, so
 * that nothing waits for an engine that is down: set a deadline on each call. Close `client.connection` at the end.
 */
export function connect({ connection, namespace }: EngineConfig, keys: PayloadKeys): Client {
  return new Client({
    connection: Connection.lazy({ ...connection, channelArgs, interceptors: [retries] }),
    namespace,
    dataConverter: createDataConverter(keys),
  });
}
