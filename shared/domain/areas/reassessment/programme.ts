import { z } from 'zod';
import { schedule, span } from '../../contract/parts';

export const sections = {
  reassessment: {
    says: 'How often the person is assessed again, by how long the programme has lasted.',
    schema: schedule,
  },
  reassessmentRules: {
    says: 'When that is earlier or later: at high concern, of a juvenile, when stable.',
    schema: z
      .strictObject({
        highConcern: span.optional(),
        juvenile: span.optional(),
        stable: z
          .strictObject({ rounds: z.int().min(1), every: span })
          .optional()
          .meta({ description: 'After so many approved rounds at low concern in a row' }),
      })
      .prefault({}),
  },
};
