import { z } from 'zod';
import { code, codes, span } from '../../contract/parts';
import { caseFunctions } from '../../vocabulary';

export const sections = {
  incidents: {
    says: 'Kinds and severities, who is told, and how soon a reassessment and a conference follow.',
    schema: z
      .strictObject({
        kinds: codes.default(['other']),
        severities: codes.default(['minor', 'serious']).meta({ description: 'In order, the least severe first' }),
        notify: z
          .array(z.enum(caseFunctions))
          .default(['lead_coordinator', 'facility_manager', 'police_lead', 'chair'])
          .meta({ description: 'Who is told: the holders of these functions' }),
        proposeSuspensionFrom: code
          .default('serious')
          .meta({ description: 'From which severity on it is proposed to suspend group activities and privileges' }),
        reassessWithin: span.default('5wd'),
        conferenceWithin: span.default('5wd'),
      })
      .refine(({ severities, proposeSuspensionFrom }) => severities.includes(proposeSuspensionFrom), {
        path: ['proposeSuspensionFrom'],
        error: 'one of the severities',
      })
      .prefault({}),
  },
};
