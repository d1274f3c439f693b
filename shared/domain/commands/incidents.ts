import type { Narrative } from './index';

/** Incidents, new information, sealed intelligence (domain.md, "Exceptional paths"). */
export interface IncidentCommands {
  recordIncident: { readonly kind: string; readonly severity: string; readonly what: Narrative };
  recordNewInformation: { readonly what: Narrative };
  /** Ends the suspension of group activities and privileges that was decided after an incident. */
  resumeActivities: { readonly reasons: Narrative };
  /** By the custodian, into the sealed compartment; others learn that there is such an entry, and whose it is. */
  recordRestrictedEntry: { readonly what: Narrative };
}
