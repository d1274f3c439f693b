import { RecordUnreadable } from '../postgres/unreadable';

export type KeyFault =
  /** There is no root key where the configuration says. */
  | 'root_key_missing'
  /** The root key at hand has another id than the one that wrapped what is to be opened. */
  | 'root_key_of_another'
  /** The root key has the right id and does not open what it should have wrapped. */
  | 'root_key_wrong'
  /** A stored key is not what was stored, or lies where it does not belong. */
  | 'key_altered';

/** The keys are there and cannot be opened: waiting does not help, somebody has to look after the root key or the store. */
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
