/**
 * The record is there and cannot be opened: a key is gone, is another, or what it sealed was altered. Repeating helps
 * nobody; somebody has to look after keys or tables. The message names places and ids, never content.
 */
export class RecordUnreadable extends Error {
  override readonly name: string = 'RecordUnreadable';
}
