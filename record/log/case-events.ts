import type { CaseEvent, EventType } from '../../shared/domain/case';
import { provenanceOf } from '../../shared/domain/case-rules';
import type { Provenance } from '../../shared/domain/kernel/provenance';
import type { LoggedEvent } from './log';

/** An event in the log of a case. */
export type RecordedEvent = CaseEvent & LoggedEvent;

/** An event of a case's log in the types of its kernel, which reads every version ever written. */
export function caseEvent(event: LoggedEvent): RecordedEvent {
  return event as RecordedEvent;
}

/** The provenance of an event whose author states none. */
export function usualProvenanceOf(type: string): Provenance {
  return provenanceOf(type as EventType);
}
