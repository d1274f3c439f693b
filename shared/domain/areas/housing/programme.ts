import { z } from 'zod';
import { codes, duration } from '../../contract/parts';

export const sections = {
  housing: {
    says: 'How long a decision on housing holds, its factors, the security classes, the tiers of roles.',
    schema: z.strictObject({
      reviewAtMost: duration,
      separateReviewAtMost: duration,
      factors: codes,
      securityClasses: codes,
      roleTiers: codes,
    }),
  },
};
