import { openFileRoot } from './file-root';
import { joinRoots, type RootKeys } from './root';
import type { RandomBytes } from './wrapping';

/** Where the root keys are, as variables name them (shared/config). */
export interface RootVariables {
  readonly ROOT_KEY_FILE?: string | undefined;
}

/**
 * The root keys of an installation. Where there is a token and a file, the token wraps, and the file opens what it
 * wrapped before.
 * @throws KeyStoreError where one is named and missing
 */
export function openRoots({ ROOT_KEY_FILE }: RootVariables, randomBytes: RandomBytes): RootKeys {
  const roots = [...(ROOT_KEY_FILE === undefined ? [] : [openFileRoot(ROOT_KEY_FILE, randomBytes)])];
  const [first, ...others] = roots;
  if (!first) throw new Error('no root key is named');
  return joinRoots(first, ...others);
}
