export * from './kernel/provenance';
export { isStated, provenanceOf } from './case-rules';
import { eventRows } from './catalogue';
import type { EventType } from './case';
import type { Provenance } from './kernel/provenance';
export const usualProvenance = Object.fromEntries(
  Object.entries(eventRows).map(([type, row]) => [type, row.provenance]),
) as Readonly<Record<EventType, Provenance>>;
