/** The server will never take this mail: its recipient or its content is refused. */
export class PermanentMailError extends Error {
  override readonly name = 'PermanentMailError';
}

/** The mail could not be handed over now; a later attempt may succeed. */
export class TransientMailError extends Error {
  override readonly name = 'TransientMailError';
}
