import { KeyStoreError } from './errors';

/**
 * The root keys at hand: they wrap the wrap keys and nothing else, and lie outside every database. One wraps, and what
 * others wrapped before is opened as long as they are there, so that one root key can follow another.
 */
export interface RootKeys {
  /** The id of the one that wraps. */
  readonly id: string;
  /** Wraps a secret under that root key; `about` is authenticated with it. */
  wrap(secret: Buffer, about: readonly unknown[]): Promise<Buffer>;
  /**
   * @throws KeyStoreError where the root key of that id is not at hand, or does not open it
   * @throws RecordUnavailable where whatever holds it does not answer
   */
  unwrap(rootId: string, wrapped: Buffer, about: readonly unknown[]): Promise<Buffer>;
}

/** Several holders of root keys as one: the first wraps, and each opens what it can. */
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
