import { z } from 'zod';
import { disciplines } from '../../vocabulary';
import { areDistinct, code, codes, span } from '../../contract/parts';

const item = z.strictObject({
  id: code,
  domain: code,
  title: z.string(),
  protective: z
    .boolean()
    .default(false)
    .meta({ description: 'Of a protective item the higher level is the better one' }),
});

/**
 * An instrument as data (domain.md, "Assessments"): its items, its scale, who may use it, and the sources that its
 * ratings require. Levels are in order, lowest first; they are never added up.
 */
const instrument = z.strictObject({
  id: code,
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'a semantic version such as 1.0.0: rounds compare within a major version'),
  title: z.string(),
  validated: z.boolean(),
  licence: z.string(),
  scale: codes.meta({ description: 'Levels in order, the lowest first; nothing ever adds them up' }),
  evidenceRequired: z.boolean(),
  sourcesRequired: z
    .int()
    .min(0)
    .max(5)
    .default(0)
    .meta({ description: 'How many kinds of source a rating names; what the person says never stands alone' }),
  disciplines: z.array(z.enum(disciplines)).min(1).meta({ description: 'Who is trained to use it' }),
  accreditation: code.optional().meta({ description: 'What an assessor must be accredited for' }),
  twoAssessors: z.boolean().default(false).meta({ description: 'Two rate apart, then agree on one form, moderated' }),
  validFor: span.optional().meta({ description: 'How long an approved round is taken to hold' }),
  overallScale: codes.optional().meta({ description: 'The scale of its own overall judgement, if it has one' }),
  presumesGuilt: z
    .boolean()
    .default(false)
    .meta({ description: 'Takes for granted that the person did it: not before a conviction' }),
  items: z
    .array(item)
    .min(1)
    .refine((items) => areDistinct(items.map(({ id }) => id)), 'two items have the same id'),
});
export type Instrument = z.output<typeof instrument>;

export const sections = {
  instruments: {
    says: 'Assessments as data: items, ordered scale, evidence, who may use it. Never the text of a licensed tool.',
    schema: z.array(instrument).min(1),
  },
};
