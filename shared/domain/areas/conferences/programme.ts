import { z } from 'zod';
import { code } from '../../contract/parts';
import { disciplines } from '../../vocabulary';

export const sections = {
  conferences: {
    says: 'The types of conference: who must be there or report in writing, and how long it takes.',
    schema: z
      .record(
        code,
        z.strictObject({ quorum: z.array(z.enum(disciplines)).default([]), minutes: z.int().min(1).default(90) }),
      )
      .default({}),
  },
};
