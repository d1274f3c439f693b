import { readFileSync } from 'node:fs';
import { readKeys, type SecretKey } from '../../shared/platform/config';
import { KeyStoreError } from './errors';
import { rootIsWrong, rootOfAnother, type RootKeys } from './root';
import { unwrapSecret, wrapSecret, type RandomBytes } from './wrapping';

/**
 * Root keys in a file, one per line: `id:base64` of 32 bytes; the first one wraps. For development, and for
 * installations whose file is on a separate medium. The file is read again when an unknown root key is requested.
 *
 * @throws KeyStoreError where the file is missing, unreadable, or malformed
 */
export function openFileRoot(path: string, randomBytes: RandomBytes): RootKeys {
  let keys = readFile(path);
  const [{ id, secret: current }] = keys;
  return {
    id,
    wrap: async (secret, about) => wrapSecret(current, secret, [id, ...about], randomBytes),
    unwrap: async (rootId, wrapped, about) => {
      const isAtHand = (key: SecretKey): boolean => key.id === rootId;
      if (!keys.some(isAtHand)) keys = readFile(path);
      const root = keys.find(isAtHand);
      const ids = keys.map((key) => key.id);
      if (!root) throw rootOfAnother(rootId, ids);
      const secret = unwrapSecret(root.secret, wrapped, [rootId, ...about]);
      if (!secret) throw rootIsWrong(rootId);
      return secret;
    },
  };
}

function readFile(path: string): readonly [SecretKey, ...SecretKey[]] {
  const [first, ...others] = readKeys(readText(path).trim().split(/\s+/)) ?? [];
  if (first) return [first, ...others];
  throw new KeyStoreError('root_key_missing', `${path} holds no root key: a line is written id:base64 of 32 bytes`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new KeyStoreError('root_key_missing', `the root key file ${path} cannot be read (${code})`, { cause: error });
  }
}
