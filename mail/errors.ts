/** The server will never accept this mail: it refuses the recipient or the content. */
export class PermanentMailError extends Error {
  override readonly name = 'PermanentMailError';
}

/** The mail could not be handed over now; a later attempt may succeed. */
export class TransientMailError extends Error {
  override readonly name = 'TransientMailError';

  /**
   * @param code the reply of the server, or the network's error
   * @param mayHaveLeft whether the server may have accepted the mail, because its reply did not arrive
   */
  constructor(
    readonly code: string,
    readonly mayHaveLeft = false,
  ) {
    super(code);
  }
}
