import { z } from 'zod';
import { recorded } from '../sections/recorded';
import { date, instant, person, text } from '../shown/case-seen';

const planStatuses = ['draft', 'submitted', 'approved', 'rejected', 'superseded'] as const;

const review = z.object({ standing: text, reasons: text.optional(), reviewOn: date.optional(), recorded });

const objective = z.object({
  objectiveId: text,
  title: text.optional(),
  actors: z.array(text),
  expectedResult: text.optional(),
  indicator: text.optional(),
  baseline: text.optional(),
  successThreshold: text.optional(),
  failureThreshold: text.optional(),
  hasFailureThreshold: z.boolean(),
  reviewOn: date.meta({ description: 'The next review' }),
  standing: text.optional().meta({ description: 'At the latest review; absent before the first' }),
  reviews: z.array(review),
});
export type ObjectiveShown = z.input<typeof objective>;

/** The texts of an objective, in their order. */
export const objectiveTexts = [
  'expectedResult',
  'indicator',
  'baseline',
  'successThreshold',
  'failureThreshold',
] as const satisfies readonly (keyof ObjectiveShown)[];

const opinion = z.object({
  personId: person.meta({ description: 'Who was asked for it; another may have given it' }),
  discipline: text,
  opinion: text,
  says: text.optional(),
  recorded: recorded.optional(),
});

const decision = z.object({
  decision: z.enum(['approved', 'approved_with_changes', 'rejected']),
  reasonCode: text.optional(),
  says: text.optional(),
  recorded,
});

const change = z.object({
  what: z.enum([
    'aim_changed',
    'objective_added',
    'objective_dropped',
    'objective_changed',
    'track_added',
    'track_dropped',
  ]),
  title: text.optional().meta({ description: 'Of the objective' }),
  fields: z.array(text).optional().meta({ description: 'What of the objective changed' }),
  track: text.optional().meta({ description: 'The code of the track' }),
  from: text.optional(),
  to: text.optional(),
});
export type PlanChange = z.input<typeof change>;

const version = z.object({
  version: z.int(),
  status: z.enum(planStatuses).meta({ description: '`superseded`: a later version took its place' }),
  aim: text.optional(),
  drafted: recorded.optional(),
  submitted: z.object({ chairId: person, recorded }).optional().meta({ description: 'The latest submission' }),
  decisions: z.array(decision),
  opinions: z.array(opinion).meta({ description: 'What each discipline says in writing; a dissent stays' }),
  agreements: z
    .array(z.object({ agreement: text, comment: text.optional(), recorded }))
    .meta({ description: 'What the person said of this version, the latest last' }),
  objectives: z.array(objective).optional(),
  tracks: z.array(text).optional().meta({ description: 'Codes of its tracks' }),
  changes: z.array(change).optional().meta({ description: 'Since the version before; absent for the first' }),
});
export type VersionShown = z.input<typeof version>;

const level = z.object({ level: text, notes: text.optional(), recorded });

const measure = z.object({
  code: text,
  scale: z.array(text).meta({ description: 'The lowest level first' }),
  taken: z.array(z.enum(['before', 'after'])),
  before: level.optional(),
  after: level.optional(),
});

const track = z.object({
  trackId: text,
  code: text,
  title: text,
  discipline: text,
  voluntary: z.boolean(),
  group: z.boolean(),
  requires: z.array(z.object({ code: text, title: text, completed: z.boolean() })).meta({
    description: 'Tracks that stand before it',
  }),
  modules: z.array(z.object({ code: text, held: z.boolean() })),
  measures: z.array(measure),
  outcome: text.optional(),
  ended: z.object({ reasonCode: text.optional(), reasons: text.optional(), recorded }).optional(),
});
export type TrackShown = z.input<typeof track>;

const consentAnswer = z.object({
  state: text,
  form: text.optional(),
  witnessId: person.optional(),
  interpreter: z.boolean().optional(),
  guardian: text.optional(),
  lawyer: text.optional(),
  reasons: text.optional(),
  recorded,
});

const consent = z.object({
  purpose: text,
  state: text.optional().meta({ description: 'Absent where the person was not asked yet' }),
  since: instant.optional(),
  offerDue: z.boolean().meta({ description: 'A new offer fell due since the person refused or withdrew' }),
  stops: text.meta({ description: 'What a refusal or a withdrawal stops' }),
  answers: z.array(consentAnswer).meta({ description: 'The latest last' }),
});
export type ConsentShown = z.input<typeof consent>;

const suitability = z.object({
  suitable: z.boolean(),
  reasons: text.optional(),
  nextScreeningOn: date.optional(),
  recorded,
});
export type SuitabilityShown = z.input<typeof suitability>;

const incentive = z.object({
  incentiveId: text,
  kind: text,
  milestone: text,
  objective: text.optional().meta({ description: 'The title of the objective that was achieved' }),
  track: text.optional().meta({ description: 'The code of the track that was completed' }),
  reasons: text.optional(),
  granterId: person,
  state: z
    .enum(['proposed', 'granted', 'refused', 'revoked', 'lapsed'])
    .meta({ description: '`lapsed`: nobody decided before custody ended' }),
  proposed: recorded,
  decided: recorded.optional(),
  override: text.optional().meta({ description: 'Why it was granted although the level of concern had risen' }),
  says: text.optional(),
  reasonCode: text.optional(),
  revoked: z.object({ reasonCode: text, reasons: text.optional(), recorded }).optional(),
});
export type IncentiveShown = z.input<typeof incentive>;

/** The plan of a case. Parts of compartments that the reader does not see are left out. */
export const planShape = {
  caseId: text,
  versions: z.array(version).meta({ description: 'The latest first' }),
  tracks: z.array(track).optional().meta({ description: 'Of the plan that holds, or of the first draft' }),
  consents: z.array(consent).optional(),
  suitability: z.array(suitability).optional().meta({ description: 'The latest last' }),
  incentives: z.array(incentive).optional().meta({ description: 'The ledger, the latest first' }),
};
export type PlanMade = z.input<z.ZodObject<typeof planShape>>;
