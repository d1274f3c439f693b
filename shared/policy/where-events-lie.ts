import { eventTypes } from '../domain/case-rules';
import { eventRows } from '../domain/catalogue';
import type { CaseEvent, EventType } from '../domain/case';
import { isRestricted, type Compartment } from '../domain/compartments';
import { markOf } from '../domain/entries';

/** The compartment of events of a type: only those who see it learn of them. */
export function compartmentOfEvent(type: EventType): Compartment {
  return eventRows[type].in;
}

/** The restricted compartments with entries: in clear, the record only stores that there is one. */
export const restrictedInRecord: readonly Compartment[] = [
  ...new Set(eventTypes.map((type) => eventRows[type].in).filter(isRestricted)),
];

/** The compartment of an event; a correction has that of the corrected entry. */
export function compartmentOf(event: Pick<CaseEvent, 'type' | 'actorId' | 'data'>): Compartment {
  return compartmentOfEvent(markOf(event).type);
}
