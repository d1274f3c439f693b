import { type CommandData, type Narrative } from '../../case';
import { statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { narrative } from '../../contract/text';
import { type SectionsOf } from '../../kernel/area';
import { type Instant } from '../../time';
import { type sections } from './programme';

export const commands = {
  recordIncident: statement({
    kind: choose.code('incidentKinds'),
    severity: choose.code('severities'),
    what: narrative,
  }),
  recordNewInformation: statement({ what: narrative }),
  resumeActivities: statement({ reasons: narrative }),
};

/** The conference that is to look at an incident, and when it is due. */
interface ConferenceOwed {
  readonly conference?: { readonly type: string; readonly dueAt: Instant };
}

interface IncidentsEvents {
  incidentRecorded: { readonly incidentId: string } & ConferenceOwed & CommandData['recordIncident'];
  newInformationRecorded: { readonly incidentId: string } & ConferenceOwed & CommandData['recordNewInformation'];
  activitiesSuspended: { readonly incidentId: string };
  activitiesKept: { readonly incidentId: string };
  activitiesResumed: { readonly reasons: Narrative };
}

interface IncidentsState {
  /** Group activities and privileges that were suspended after an incident. */
  readonly activitiesSuspended: { readonly since: Instant; readonly incidentId: string } | null;
}

declare module '../../case' {
  interface Areas {
    incidents: {
      commands: CommandsOf<typeof commands>;
      events: IncidentsEvents;
      state: IncidentsState;
      programme: SectionsOf<typeof sections>;
    };
  }
}
