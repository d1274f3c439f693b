import { z } from 'zod';
import { parseConfig, variables, type Variables } from '../../shared/platform/config';
import { openInstallationKeys, type OpenedKeys } from './open';

/**
 * The keys that a program is pointed to by its environment. Nothing connects before the first use.
 * @throws ConfigError naming everything that is missing or refused
 */
export function openKeysOf(env: Variables): OpenedKeys {
  return openInstallationKeys(parseConfig(() => z.object(variables.keyStore()), env));
}
