/** The server will never take this mail: its recipient or its content is refused. */
export class PermanentMailError extends Error {
  override readonly name = 'PermanentMailError';
}

/** The mail could not be handed over now; a later attempt may succeed. */
export class TransientMailError extends Error {
  override readonly name = 'TransientMailError';

  /**
   * @param code what the server said, or the network
   * @param mayHaveLeft whether the server may have taken the mail all the same: its answer did not come
   */
  constructor(
    readonly code: string,
    readonly mayHaveLeft = false,
  ) {
    super(code);
  }
}
