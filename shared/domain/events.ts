export type { EventData, EventType, NewEvent, CaseEvent } from './case';
export type { MovedDeadline } from './areas/dates/contract';
export type { ReassessmentCause } from './areas/reassessment/contract';
