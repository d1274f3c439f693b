import { RecordUnreadable } from '../postgres/unreadable';

export type KeyFault =
  /** The configured place has no root key. */
  | 'root_key_missing'
  /** The available root key has another id than the one that wrapped the secret. */
  | 'root_key_of_another'
  /** The root key has the right id and does not open the secret. */
  | 'root_key_wrong'
  /** A stored key was altered, or moved to another row. */
  | 'key_altered';

/** The keys exist and cannot be opened. Waiting does not help: an operator must check the root key or the store. */
export class KeyStoreError extends RecordUnreadable {
  override readonly name = 'KeyStoreError';

  constructor(
    readonly fault: KeyFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
