import { z } from 'zod';
import { disciplines } from '../policy/vocabulary';
import { areDistinct, code, codes, span } from './parts';

const item = z.strictObject({
  id: code,
  domain: code,
  title: z.string(),
  /** Of a protective item the higher level is the better one. */
  protective: z.boolean().default(false),
});

/**
 * An instrument as data (domain.md, "Assessments"): what it asks, on which scale, who may use it, what its ratings must
 * rest on. Levels are in order, the first the lowest; nothing ever adds them up.
 */
export const instrument = z.strictObject({
  id: code,
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'a semantic version such as 1.0.0: rounds compare within a major version'),
  title: z.string(),
  validated: z.boolean(),
  licence: z.string(),
  scale: codes,
  evidenceRequired: z.boolean(),
  /** How many kinds of source a rating names; what the person says of themselves never stands alone. */
  sourcesRequired: z.int().min(0).max(5).default(0),
  /** Who is trained to use it. */
  disciplines: z.array(z.enum(disciplines)).min(1),
  /** What an assessor must be accredited for. */
  accreditation: code.optional(),
  twoAssessors: z.boolean().default(false),
  /** How long an approved round is taken to hold. */
  validFor: span.optional(),
  overallScale: codes.optional(),
  /** Whether it takes for granted that the person did what they are accused of: not before a conviction. */
  presumesGuilt: z.boolean().default(false),
  items: z
    .array(item)
    .min(1)
    .refine((items) => areDistinct(items.map(({ id }) => id)), 'two items have the same id'),
});
