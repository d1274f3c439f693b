import { z } from 'zod';
import { areDistinct, code } from '../../contract/parts';
import { caseFunctions } from '../../vocabulary';
import { markers } from '../person/contract';

const screening = z.strictObject({
  code,
  owedBy: z.enum(caseFunctions).meta({ description: 'The function whose holder owes it' }),
  of: z
    .array(z.enum(markers))
    .default([])
    .meta({ description: 'Only of somebody with one of these markers; of everybody where none is named' }),
});
const firstScreenings = [
  { code: 'health', owedBy: 'health_lead' },
  { code: 'self_harm', owedBy: 'health_lead' },
  { code: 'safety', owedBy: 'duty_officer' },
  { code: 'language', owedBy: 'duty_officer' },
  { code: 'vulnerability', owedBy: 'duty_officer' },
  { code: 'separation', owedBy: 'duty_officer' },
] as const;

export const sections = {
  inclusionCriteria: {
    says: 'What is met before a referral is accepted: all of it.',
    schema: z.array(code).default([]),
  },
  screenings: {
    says: 'What is looked at on arrival, who owes it, and of whom only.',
    schema: z
      .array(screening)
      .min(1)
      .refine((all) => areDistinct(all.map((each) => each.code)), 'two screenings have the same code')
      .default(firstScreenings.map((each) => ({ ...each, of: [] }))),
  },
};
