import { KeyStoreError } from './errors';

/**
 * The root keys at hand: they wrap the wrap keys and nothing else, and lie outside every database. The first one wraps,
 * each opens what it wrapped, so that one root key can follow another.
 */
export interface RootKeys {
  /** The id of the one that wraps. */
  readonly id: string;
  /** The ids of all, that one first. */
  readonly ids: readonly string[];
  /** Wraps a secret under the root key `id`; `about` is authenticated with it. */
  wrap(secret: Buffer, about: readonly unknown[]): Promise<Buffer>;
  /** @throws KeyStoreError where the root key of that id is not at hand, or does not open it */
  unwrap(rootId: string, wrapped: Buffer, about: readonly unknown[]): Promise<Buffer>;
}

/** Several holders of root keys as one: the first wraps, each opens its own. */
export function joinRoots(first: RootKeys, ...others: readonly RootKeys[]): RootKeys {
  const all = [first, ...others];
  const ids = all.flatMap((each) => each.ids);
  return {
    id: first.id,
    ids,
    wrap: (secret, about) => first.wrap(secret, about),
    unwrap: async (rootId, wrapped, about) => {
      const holder = all.find((each) => each.ids.includes(rootId));
      if (!holder) throw rootOfAnother(rootId, ids);
      return holder.unwrap(rootId, wrapped, about);
    },
  };
}

export function rootOfAnother(wanted: string, atHand: readonly string[]): KeyStoreError {
  return new KeyStoreError(
    'root_key_of_another',
    `the key store was made under the root key ${wanted}, and the root key at hand is ${atHand.join(', ')}`,
  );
}

export function rootIsWrong(rootId: string): KeyStoreError {
  return new KeyStoreError(
    'root_key_wrong',
    `the root key ${rootId} does not open the key store: it is another key of the same id, or the store was altered`,
  );
}
