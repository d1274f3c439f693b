import { z } from 'zod';
import { type CommandData, type Narrative } from '../../case';
import { statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { date, narrative } from '../../contract/text';
import { type CivilDate, type Instant } from '../../time';
import { type Marker, markers } from '../person/contract';

export const commands = {
  setMarkers: statement({
    markers: z.array(z.enum(markers)).max(markers.length),
    turnsAdultOn: date.optional(),
    reasons: narrative,
  }),
  recordConviction: statement({ convictedOn: date }),
  recordConflict: statement({
    personId: choose.person,
    reasonCode: choose.reason('conflictOfInterest'),
    narrative: narrative.optional(),
  }),
};

interface MarkersEvents {
  /** All markers of the person from then on. */
  markersSet: {
    readonly markers: readonly Marker[];
    readonly turnsAdultOn?: CivilDate | undefined;
    readonly reasons: Narrative;
  };
  convictionRecorded: CommandData['recordConviction'];
  conflictRecorded: CommandData['recordConflict'];
  adulthoodReached: {
    readonly turnsAdultOn: CivilDate;
    /** When a transition conference is due, if the programme has one. */
    readonly conferenceDueAt?: Instant;
  };
}

declare module '../../case' {
  interface Areas {
    markers: {
      commands: CommandsOf<typeof commands>;
      events: MarkersEvents;
      followUps: { adulthood_reached: true; conflict_recorded: true };
      reasons: { conflictOfInterest: true };
    };
  }
}
