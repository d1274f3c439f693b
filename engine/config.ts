import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { ConnectionOptions } from '@temporalio/client';

/** The engine's address and connection settings. */
export interface EngineConfig {
  readonly namespace: string;
  /** For clients and for workers. */
  readonly connection: EngineConnectionOptions;
}

type EngineConnectionOptions = Pick<ConnectionOptions, 'address' | 'tls' | 'metadata'> & {
  readonly address: string;
  readonly apiKey?: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The SDK's environment configuration: `TEMPORAL_ADDRESS`, `TEMPORAL_NAMESPACE`, `TEMPORAL_API_KEY`, `TEMPORAL_TLS*`,
 * `TEMPORAL_GRPC_META_*`, or a profile of the file named by `TEMPORAL_CONFIG_FILE` (`/dev/null` for none).
 *
 * @returns undefined if no address is set
 * @throws if the configuration is contradictory or names unreadable files
 */
export function engineConfig(env: Environment): EngineConfig | undefined {
  const overrideEnvVars = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
  const { connectionOptions, namespace } = loadClientConnectConfig({
    overrideEnvVars,
    // The SDK fails on a file without profiles, and would otherwise read one in the user's home.
    disableFile: env['TEMPORAL_CONFIG_FILE'] === '/dev/null',
  });
  const { address, apiKey, tls, metadata } = connectionOptions;
  if (!address) return undefined;
  return {
    namespace: namespace ?? 'default',
    connection: {
      address,
      ...(typeof apiKey === 'string' && { apiKey }),
      ...(tls !== undefined && tls !== null && { tls }),
      ...(metadata && { metadata: metadata }),
    },
  };
}
