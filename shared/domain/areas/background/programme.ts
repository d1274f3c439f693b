import { z } from 'zod';
import { code } from '../../contract/parts';

export const sections = {
  background: {
    says: 'What is recorded of the person’s background, in words, before the assessment is complete.',
    schema: z.array(code).default([]),
  },
};
