import { z } from 'zod';
import { codes } from '../../contract/parts';

export const sections = {
  incentives: {
    says: 'The kinds of incentive.',
    schema: z.strictObject({ kinds: codes.default(['other']) }).prefault({}),
  },
};
