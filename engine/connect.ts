import { Client, Connection } from '@temporalio/client';
import type { EngineConfig } from './config';
import { createDataConverter } from './data-converter';
import type { PayloadKeys } from './payload-codec';

/**
 * A client whose payloads are encrypted. It connects with its first call and again after every interruption, so
 * that nothing waits for an engine that is down: set a deadline on each call. Close `client.connection` at the end.
 */
export function connect({ connection, namespace }: EngineConfig, keys: PayloadKeys): Client {
  return new Client({
    connection: Connection.lazy(connection),
    namespace,
    dataConverter: createDataConverter(keys),
  });
}
