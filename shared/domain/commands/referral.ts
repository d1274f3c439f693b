import type { CivilDate } from '../time';
import type { Narrative } from './index';

/** What about a person changes which steps are required and what may be asked before a conviction. */
export const markers = ['juvenile', 'woman', 'returnee', 'pre_trial'] as const;
export type Marker = (typeof markers)[number];

/** Referral, intake, and the markers of the person (domain.md, "The path", `referred` and `intake`). */
export interface ReferralCommands {
  /** The markers as they now are; the day of majority is wanted of a juvenile. */
  setMarkers: {
    readonly markers: readonly Marker[];
    readonly turnsAdultOn?: CivilDate | undefined;
    readonly reasons: Narrative;
  };
  /** Ends `pre_trial`: from then on tasks that presume guilt may be asked. */
  recordConviction: { readonly convictedOn: CivilDate };
  /** This person has a conflict of interest and does no work in the case. */
  recordConflict: {
    readonly personId: string;
    readonly reasonCode: string;
    readonly narrative?: Narrative | undefined;
  };
}
