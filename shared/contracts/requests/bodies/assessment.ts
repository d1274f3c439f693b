import { z } from 'zod';
import {
  challengeables,
  commentOutcomes,
  confidences,
  evidenceSources,
  levelsOfConcern,
} from '../../../domain/commands';
import { code, id, narrative } from '../text';
import { body, statement } from './body';

/** The form of an instrument, as its assessor completes it. */
export const assessmentForm = z.strictObject({
  ratings: z
    .array(
      z.strictObject({
        item: code,
        level: code,
        evidence: narrative.optional(),
        sources: z.array(z.enum(evidenceSources)).max(evidenceSources.length).optional(),
        confidence: z.enum(confidences).optional(),
      }),
    )
    .max(200),
  levelOfConcern: z.enum(levelsOfConcern),
  formulation: narrative,
  overall: code.optional(),
});

export const assessmentBodies = {
  assignAssessment: body({
    instrumentId: code,
    assessorId: id,
    reviewerId: id,
    secondAssessorId: id.optional(),
    moderatorId: id.optional(),
    overrideReasons: narrative.optional(),
  }),
  recordBackground: statement({
    areas: z
      .array(z.strictObject({ area: code, summary: narrative }))
      .min(1)
      .max(30),
  }),
  recordPersonComment: statement({
    assessmentId: id,
    outcome: z.enum(commentOutcomes),
    comment: narrative.optional(),
  }),
  setLevelOfConcern: statement({ level: z.enum(levelsOfConcern), reasons: narrative }),
  skipReassessment: statement({ reasons: narrative }),
  recordChallenge: statement({ of: z.enum(challengeables), grounds: narrative, reviewerId: id }),
};
