import { z } from 'zod';
import { consentStates } from '../../../domain/commands';
import { code, date, id, narrative } from '../text';
import { statement } from './body';

export const consentBodies = {
  recordConsent: statement({
    purpose: code,
    state: z.enum(consentStates),
    evidence: z
      .strictObject({
        form: z.enum(['written', 'oral_witnessed']),
        witnessId: id.optional(),
        interpreter: z.boolean(),
        guardian: z.enum(['consents', 'objects']).optional(),
        lawyer: z.enum(['advised', 'waived']).optional(),
      })
      .optional(),
    reasons: narrative.optional(),
  }),
  recordSuitability: statement({ suitable: z.boolean(), reasons: narrative, nextScreeningOn: date.optional() }),
};
