/**
 * The record cannot be opened: a key is gone or wrong, or sealed content was altered. Retrying does not help; an
 * operator must check keys or tables. The message names places and ids, never content.
 */
export class RecordUnreadable extends Error {
  override readonly name: string = 'RecordUnreadable';
}
