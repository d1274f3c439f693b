import { z } from 'zod';
import { spanBefore } from '../../contract/parts';

export const sections = {
  preRelease: {
    says: 'How long before the expected release the preparation starts, and how old the last assessment may be.',
    schema: z.strictObject({ startsBefore: spanBefore, finalAssessmentWithin: spanBefore }),
  },
};
