import { z } from 'zod';
import { duration, schedule } from '../../contract/parts';

export const sections = {
  firstContact: {
    says: 'How soon after release the first contact is due.',
    schema: z.strictObject({ supervised: duration, aftercare: duration }),
  },
  contacts: {
    says: 'How often contacts follow, under supervision and in voluntary aftercare.',
    schema: z.strictObject({ supervised: schedule, aftercare: schedule }),
  },
};
