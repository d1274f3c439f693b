import { openFileRoot } from './file-root';
import { joinRoots, type RootKeys } from './root';
import { openTokenRoot } from './token-root';
import type { TokenPlace } from './token';
import type { RandomBytes } from './wrapping';

/** The configured place of the root keys (shared/platform/config). */
export interface RootVariables {
  readonly ROOT_KEY_FILE?: string | undefined;
  readonly PKCS11_MODULE?: string | undefined;
  readonly PKCS11_TOKEN?: string | undefined;
  readonly PKCS11_PIN?: string | undefined;
  readonly PKCS11_KEY_LABEL?: string | undefined;
}

/**
 * The root keys of an installation. With both a token and a file, the token wraps, and the file still unwraps.
 * @throws KeyStoreError where a configured one is missing
 */
export function openRoots(variables: RootVariables, randomBytes: RandomBytes): RootKeys {
  const { ROOT_KEY_FILE: file, PKCS11_KEY_LABEL: label } = variables;
  const token = tokenOf(variables);
  const [first, ...others] = [
    ...(token && label !== undefined ? [openTokenRoot({ ...token, label }, randomBytes)] : []),
    ...(file === undefined ? [] : [openFileRoot(file, randomBytes)]),
  ];
  if (!first) throw new Error('ROOT_KEY_FILE is not set, nor is PKCS11_MODULE');
  return joinRoots(first, ...others);
}

/** The configured token, or null. */
export function tokenOf(variables: RootVariables): TokenPlace | null {
  const { PKCS11_MODULE: module, PKCS11_TOKEN: token, PKCS11_PIN: pin } = variables;
  return module === undefined || token === undefined || pin === undefined ? null : { module, token, pin };
}
