import { KeyStoreError } from './errors';

/**
 * The root keys: they wrap only the wrap keys, and are stored outside every database. One wraps. The others still
 * unwrap what they wrapped, so that one root key can follow another.
 */
export interface RootKeys {
  /** The id of the key that wraps. */
  readonly id: string;
  /** Wraps a secret under that key; `about` is authenticated with it. */
  wrap(secret: Buffer, about: readonly unknown[]): Promise<Buffer>;
  /**
   * @throws KeyStoreError where the root key of that id is missing, or does not open it
   * @throws RecordUnavailable where the holder of the key does not answer
   */
  unwrap(rootId: string, wrapped: Buffer, about: readonly unknown[]): Promise<Buffer>;
}

/** Combines several holders of root keys: the first wraps, and each unwraps its own. */
export function joinRoots(...holders: readonly [RootKeys, ...RootKeys[]]): RootKeys {
  const [first] = holders;
  return {
    id: first.id,
    wrap: (secret, about) => first.wrap(secret, about),
    async unwrap(rootId, wrapped, about) {
      for (const holder of holders) {
        try {
          return await holder.unwrap(rootId, wrapped, about);
        } catch (error) {
          if (!(error instanceof KeyStoreError) || error.fault !== 'root_key_of_another') throw error;
        }
      }
      throw rootOfAnother(
        rootId,
        holders.map(({ id }) => id),
      );
    },
  };
}

export function rootOfAnother(wanted: string, atHand: readonly string[]): KeyStoreError {
  return new KeyStoreError(
    'root_key_of_another',
    `the key store is wrapped under the root key ${wanted}, and the root key at hand is ${atHand.join(', ')}`,
  );
}

export function rootIsWrong(rootId: string): KeyStoreError {
  return new KeyStoreError(
    'root_key_wrong',
    `the root key ${rootId} does not open the key store: it is another key of the same id, or the store was altered`,
  );
}
