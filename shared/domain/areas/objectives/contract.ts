import { z } from 'zod';
import { type CommandData } from '../../case';
import { statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { date, narrative } from '../../contract/text';
import { type CivilDate } from '../../time';
import { caseFunctions } from '../../vocabulary';
import { type ObjectiveStanding, objectiveStandings } from '../plan/contract';

const agreements = ['agreed', 'not_agreed', 'could_not_say'] as const;

type Agreement = (typeof agreements)[number];

const several = z.array(narrative).min(1).max(30);

export const commands = {
  recordPlanAgreement: statement({
    version: choose.planVersion,
    agreement: z.enum(agreements),
    comment: narrative.optional(),
  }),
  recordRiskPlan: statement({
    triggers: several,
    warningSigns: several,
    contingencies: z
      .array(z.strictObject({ what: narrative, actsAs: z.enum(caseFunctions) }))
      .min(1)
      .max(30),
    reviewOn: date,
  }),
  reviewObjective: statement({
    objectiveId: choose.objective,
    standing: z.enum(objectiveStandings),
    reasons: narrative,
    reviewOn: date.optional(),
  }),
};

interface ObjectivesEvents {
  planAgreementRecorded: CommandData['recordPlanAgreement'];
  riskPlanRecorded: { readonly version: number } & CommandData['recordRiskPlan'];
  riskPlanReviewFellDue: { readonly reviewOn: CivilDate };
  objectiveReviewed: CommandData['reviewObjective'] & { readonly standing: ObjectiveStanding };
  objectiveReviewFellDue: { readonly objectiveId: string; readonly reviewOn: CivilDate };
}

interface ObjectivesState {
  readonly planAgreement: { readonly version: number; readonly agreement: Agreement } | null;
  readonly riskPlan: { readonly version: number; readonly reviewOn: CivilDate; readonly reviewFellDue: boolean } | null;
}

declare module '../../case' {
  interface Areas {
    objectives: {
      commands: CommandsOf<typeof commands>;
      events: ObjectivesEvents;
      state: ObjectivesState;
      followUps: { objective_review_due: true; risk_plan_review_due: true };
      requirements: { risk_plan: 'risk_plan'; plan_agreement: 'plan_agreement' };
    };
  }
}
