import { z } from 'zod';
import { recorded } from '../sections/recorded';
import { comparison } from '../compare';
import { instant, person, text } from '../shown/case-seen';

/** How far a round is; of two assessors both have `rated` before they agree. */
export const roundStatuses = ['assigned', 'rated', 'submitted', 'approved', 'rejected', 'not_possible'] as const;

const instrument = z.object({
  id: text,
  title: text,
  version: text.optional().meta({ description: 'At its assignment' }),
  validated: z.boolean(),
});

const decision = z.object({
  decision: z.enum(['approved', 'rejected', 'not_possible']),
  reasonCode: text.optional(),
  says: text.optional(),
  recorded,
});

const round = z.object({
  assessmentId: text,
  purpose: text,
  status: z.enum(roundStatuses),
  setAside: z
    .literal(true)
    .optional()
    .meta({ description: 'Since the case went back to before it: it stays true, and the gate wants another' }),
  instrument: instrument.optional(),
  assessorId: person.optional(),
  secondAssessorId: person.optional().meta({ description: 'Where the instrument takes two' }),
  moderatorId: person.optional(),
  reviewerId: person.optional(),
  assigned: recorded.optional(),
  overrideReasons: text.optional().meta({ description: 'Why the assessor went on without a valid qualification' }),
  submitted: recorded.optional(),
  levelOfConcern: text.optional(),
  overall: text.optional(),
  unrated: z.int().optional().meta({ description: 'Items that nobody could rate: unknown, and never low' }),
  decisions: z.array(decision),
  comments: z.array(z.object({ outcome: text, comment: text.optional(), recorded })).meta({
    description: 'What the person said of it',
  }),
  review: z
    .object({ decision: text, says: text.optional(), recorded })
    .optional()
    .meta({ description: 'What the chair decided after a reassessment' }),
});
export type RoundShown = z.input<typeof round>;

const rating = z.object({
  item: text,
  title: text,
  domain: text,
  protective: z.boolean().meta({ description: 'Of a protective item the higher level is the better one' }),
  level: text.meta({ description: 'On the scale of the instrument, or `not_rated`' }),
  evidence: text.optional(),
  sources: z.array(text),
  confidence: text.optional(),
});

const form = z.object({
  ratings: z.array(rating).meta({ description: 'Every item of the instrument in its order; nothing is added up' }),
  scale: z.array(text).meta({ description: 'Levels of the instrument, the lowest first' }),
  levelOfConcern: text,
  overall: text.optional(),
  formulation: text.optional(),
  unrated: z.int(),
  recorded,
});
export type FormShown = z.input<typeof form>;

const required = z.object({ because: text, dueAt: instant });
const said = z.object({ level: text, former: text.optional(), reasons: text.optional(), recorded });

/** The assessments of a case. Findings are left out for those who see a summary. */
export const assessmentsShape = {
  caseId: text,
  rounds: z.array(round).meta({ description: 'The latest first' }),
  comparison: comparison.optional().meta({ description: 'The first approved round and the latest' }),
  notCompared: z
    .enum(['one_round_only', 'another_instrument', 'another_major_version'])
    .optional()
    .meta({ description: 'Why there is no comparison' }),
  background: z
    .array(z.object({ area: text, summaries: z.array(z.object({ summary: text.optional(), recorded })) }))
    .optional()
    .meta({ description: 'Each area of the programme, the latest summary last; none where it is not recorded yet' }),
  levelOfConcern: text.optional().meta({ description: 'As it stands' }),
  levelsSet: z.array(said).optional().meta({ description: 'Levels of concern that were set beside an assessment' }),
  reassessment: z.object({ dueFrom: instant, fellDue: z.boolean() }).optional(),
  reassessmentRequired: required.optional().meta({ description: 'A reassessment owed outside its schedule' }),
  skipped: z.array(z.object({ reasons: text.optional(), recorded })),
};
export type AssessmentsMade = z.input<z.ZodObject<typeof assessmentsShape>>;

/** One round with its forms. */
export const assessmentShape = {
  caseId: text,
  round,
  form: form.optional().meta({ description: 'As it was submitted; of two assessors the form that they agreed on' }),
  apart: z.array(form).meta({ description: 'Of two assessors, the form of each' }),
};
export type AssessmentMade = z.input<z.ZodObject<typeof assessmentShape>>;
