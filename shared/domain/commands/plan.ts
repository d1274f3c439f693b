import type { CivilDate } from '../time';
import type { CaseFunction } from '../../policy/vocabulary';
import type { Narrative } from './index';

export const agreements = ['agreed', 'not_agreed', 'could_not_say'] as const;
export type Agreement = (typeof agreements)[number];

export const objectiveStandings = ['achieved', 'progressing', 'not_achieved', 'withdrawn'] as const;
export type ObjectiveStanding = (typeof objectiveStandings)[number];

/** What accompanies the plan and what becomes of it (domain.md, `planning` and `programme`). */
export interface PlanCommands {
  /** Whether the person agrees to the plan of this version, as the coordinator heard it. */
  recordPlanAgreement: {
    readonly version: number;
    readonly agreement: Agreement;
    readonly comment?: Narrative | undefined;
  };
  recordRiskPlan: {
    readonly triggers: readonly Narrative[];
    readonly warningSigns: readonly Narrative[];
    readonly contingencies: readonly { readonly what: Narrative; readonly actsAs: CaseFunction }[];
    readonly reviewOn: CivilDate;
  };
  /** A measure of a track, before it or after it; the level is one of the measure's scale, or `not_rated`. */
  recordMeasure: {
    readonly trackId: string;
    readonly measure: string;
    readonly when: 'before' | 'after';
    readonly level: string;
    readonly notes?: Narrative | undefined;
  };
  endTrack: {
    readonly trackId: string;
    readonly outcome: 'completed' | 'dropped_out';
    /** Of `trackDroppedOut`, with `dropped_out`. */
    readonly reasonCode?: string | undefined;
    readonly reasons: Narrative;
  };
  reviewObjective: {
    readonly objectiveId: string;
    readonly standing: ObjectiveStanding;
    readonly reasons: Narrative;
    /** When it is looked at next, while it is progressing. */
    readonly reviewOn?: CivilDate | undefined;
  };
}
