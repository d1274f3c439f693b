import type { StreamRef } from '../../shared/contracts/engine';
import type { SealedFor } from '../keys/types';

/** The place of a sealed value. The value opens nowhere else: every part of the place is authenticated with it. */
export interface Place extends SealedFor {
  readonly table: string;
  readonly column: string;
  /** Identifies the row within its table. */
  readonly row: string;
}

/** Retained as long as the case or the person's file. */
const standard = 'standard';
const column = 'sealed';

/** The body of an event, or a free text, by its id. */
export function contentPlace({ kind, id }: StreamRef, contentId: string, compartment: string): Place {
  return { table: 'contents', column, row: contentId, owner: `${kind}:${id}`, compartment, retention: standard };
}

/**
 * A folded state. It holds codes of every compartment that the rules use, and is sealed with the most widely seen one.
 */
export function snapshotPlace({ kind, id }: StreamRef, sequence: number): Place {
  const row = `${kind}:${id}:${sequence}`;
  return { table: 'snapshots', column, row, owner: `${kind}:${id}`, compartment: 'identity', retention: standard };
}

/** Name and date of birth of a person under a programme. */
export function subjectPlace(personRef: string): Place {
  const owner = `person:${personRef}`;
  return { table: 'subjects', column, row: personRef, owner, compartment: 'identity', retention: standard };
}

/** Name and address of a person who works in the programme. */
export function contactPlace(personId: string): Place {
  const owner = `staff:${personId}`;
  return { table: 'people_contact', column, row: personId, owner, compartment: 'identity', retention: standard };
}
