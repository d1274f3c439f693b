import { z } from 'zod';
import { code, codes, spanBefore } from '../../contract/parts';

export const sections = {
  specialists: {
    says: 'Whether a session needs a vetted specialist, and how long before it a specialist is asked.',
    schema: z
      .strictObject({
        vettingRequired: z.boolean().default(false),
        inviteBefore: spanBefore
          .default('P14D')
          .meta({ description: 'How long before a session of a series its specialist is asked for it' }),
      })
      .prefault({}),
  },
  placeCodes: {
    says: 'Neutral codes of places: all that a specialist’s mail says of where.',
    schema: codes,
  },
  absences: {
    says: 'Whose absence a reason of `sessionNotHeld` tells; a reason that is not listed is nobody’s. The attendance of a case shows it; it decides nothing.',
    schema: z
      .record(code, z.enum(['person', 'specialist', 'facility']))
      .default({})
      .meta({ description: 'Whose absence a reason of `sessionNotHeld` tells: the rest is nobody’s' }),
  },
};
