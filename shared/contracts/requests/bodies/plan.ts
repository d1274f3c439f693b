import { z } from 'zod';
import { agreements, objectiveStandings } from '../../../domain/commands';
import { caseFunctions, disciplines } from '../../../policy/vocabulary';
import { code, date, id, narrative } from '../text';
import { body, statement } from './body';

const several = z.array(narrative).min(1).max(30);

export const planBodies = {
  submitPlan: body({
    chairId: id,
    opinions: z
      .array(z.strictObject({ personId: id, discipline: z.enum(disciplines) }))
      .max(20)
      .optional(),
  }),
  recordPlanAgreement: statement({
    version: z.int().min(1),
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
  recordMeasure: statement({
    trackId: id,
    measure: code,
    when: z.enum(['before', 'after']),
    level: code,
    notes: narrative.optional(),
  }),
  endTrack: statement({
    trackId: id,
    outcome: z.enum(['completed', 'dropped_out']),
    reasonCode: code.optional(),
    reasons: narrative,
  }),
  reviewObjective: statement({
    objectiveId: id,
    standing: z.enum(objectiveStandings),
    reasons: narrative,
    reviewOn: date.optional(),
  }),
};
