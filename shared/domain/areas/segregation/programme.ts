import { z } from 'zod';
import { duration } from '../../contract/parts';

export const sections = {
  segregation: {
    says: 'After how many days apart from others an alarm goes off, and the limit without special reasons.',
    schema: z.strictObject({ alarmAfter: duration.default('P13D'), limit: duration.default('P15D') }).prefault({}),
  },
};
