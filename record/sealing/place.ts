import type { StreamRef } from '../../shared/contracts/engine';
import type { SealedFor } from '../keys/types';

/** Where a sealed value lies. It opens nowhere else: every part is authenticated with it. */
export interface Place extends SealedFor {
  readonly table: string;
  readonly column: string;
  /** What tells the row from all others of its table. */
  readonly row: string;
}

/** Kept as long as the case or the person's file is. */
const standard = 'standard';
const column = 'sealed';

/** The body of an event, or a free text, by its id. */
export function contentPlace({ kind, id }: StreamRef, contentId: string, compartment: string): Place {
  return { table: 'contents', column, row: contentId, owner: `${kind}:${id}`, compartment, retention: standard };
}

/** A folded state. It holds codes of every compartment that the rules look at, and lies with the most seen of them. */
export function snapshotPlace({ kind, id }: StreamRef, sequence: number): Place {
  const row = `${kind}:${id}:${sequence}`;
  return { table: 'snapshots', column, row, owner: `${kind}:${id}`, compartment: 'identity', retention: standard };
}

/** Name and date of birth of a person under a programme. */
export function subjectPlace(personRef: string): Place {
  const owner = `person:${personRef}`;
  return { table: 'subjects', column, row: personRef, owner, compartment: 'identity', retention: standard };
}

/** Name and address of somebody who works in the programme. */
export function contactPlace(personId: string): Place {
  const owner = `staff:${personId}`;
  return { table: 'people_contact', column, row: personId, owner, compartment: 'identity', retention: standard };
}
