import { z } from 'zod';
import { parseConfig, variables, type Variables } from '../../shared/platform/config';
import { openInstallationKeys, type OpenedKeys } from './open';

/**
 * The keys that the environment configures. Nothing connects before the first use.
 * @throws ConfigError naming every missing or invalid variable
 */
export function openKeysOf(env: Variables): OpenedKeys {
  return openInstallationKeys(parseConfig(() => z.object(variables.keyStore()), env));
}
