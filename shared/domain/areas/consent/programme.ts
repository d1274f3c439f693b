import { z } from 'zod';
import { code, span } from '../../contract/parts';

const purpose = z.strictObject({
  code,
  stops: z
    .enum(['voluntary_sessions', 'nothing'])
    .default('nothing')
    .meta({ description: 'What a refusal or a withdrawal stops' }),
});

export const sections = {
  consent: {
    says: 'The purposes that the person is asked to consent to, what a refusal stops, when to ask again.',
    schema: z
      .strictObject({
        purposes: z.array(purpose).default([]),
        offerAgainAfter: span
          .default('P90D')
          .meta({ description: 'When a refused or withdrawn consent is asked for again' }),
      })
      .prefault({}),
  },
};
