import { readFileSync } from 'node:fs';
import { readKeys } from '../../shared/config';
import { KeyStoreError } from './errors';
import { rootIsWrong, rootOfAnother, type RootKeys } from './root';
import { unwrapSecret, wrapSecret, type RandomBytes } from './wrapping';

/**
 * Root keys in a file, a line each: `id:base64` of 32 bytes, the first wraps. For development, and for installations
 * whose file lies on a medium of its own.
 *
 * @throws KeyStoreError where the file is missing, cannot be read, or holds something else
 */
export function openFileRoot(path: string, randomBytes: RandomBytes): RootKeys {
  const [first, ...others] = readKeys(readText(path).trim().split(/\s+/)) ?? [];
  if (!first) {
    throw new KeyStoreError('root_key_missing', `${path} holds no root key: a line is written id:base64 of 32 bytes`);
  }
  const secrets = new Map([first, ...others].map(({ id, secret }) => [id, secret]));
  const ids = [...secrets.keys()];
  return {
    id: first.id,
    ids,
    wrap: async (secret, about) => wrapSecret(first.secret, secret, [first.id, ...about], randomBytes),
    unwrap: async (rootId, wrapped, about) => {
      const root = secrets.get(rootId);
      if (!root) throw rootOfAnother(rootId, ids);
      const secret = unwrapSecret(root, wrapped, [rootId, ...about]);
      if (!secret) throw rootIsWrong(rootId);
      return secret;
    },
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new KeyStoreError('root_key_missing', `the root key file ${path} cannot be read (${codeOf(error)})`, {
      cause: error,
    });
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}
