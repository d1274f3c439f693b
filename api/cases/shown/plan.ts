import { z } from 'zod';
import { date, instant, person, shown, text, type CaseSeen } from './case-seen';

const name = shown('identity', 'name');

const housing = z.object({
  option: text,
  securityClass: text,
  roleTier: text,
  factors: z.array(text),
  decidedBy: person,
  decidedAt: instant,
  expiresOn: date,
});

const objective = z.object({
  objectiveId: text,
  title: text.optional(),
  hasFailureThreshold: z.boolean(),
  reviewOn: date,
  standing: text.optional(),
});

const track = z.object({
  trackId: text,
  code: text,
  discipline: text,
  outcome: text.optional(),
  measured: z.array(text).optional(),
  modulesHeld: z.array(text).optional(),
});

const plan = z.object({
  version: z.int(),
  status: text,
  aim: text,
  authorId: person,
  chairId: person.optional(),
  objectives: z.array(objective),
  tracks: z.array(track),
  opinions: z
    .array(z.object({ personId: person, discipline: text, opinion: text }))
    .optional()
    .meta({ description: 'What each discipline says in writing; a dissent stays' }),
});

/** Decisions for the person: housing, the plan and its progress. */
export const planRows = {
  housing: name(housing.nullable(), ({ kase }) => kase.housing),
  plan: name(plan.nullable(), planWithTitles),
  planDraft: name(z.object({ version: z.int(), status: text }).nullable(), ({ kase }) => kase.planDraft),
  planAgreement: name(z.object({ version: z.int(), agreement: text }).nullable(), ({ kase }) => kase.planAgreement),
  riskPlan: name(z.object({ version: z.int(), reviewOn: date }).nullable(), ({ kase }) => kase.riskPlan),
  challenges: name(
    z.array(z.object({ challengeId: text, of: text, reviewerId: person })),
    ({ kase }) => kase.challenges,
  ),
};

function planWithTitles({ kase, besides: { titles } }: CaseSeen) {
  return (
    kase.plan && {
      ...kase.plan,
      objectives: kase.plan.objectives.map((each) => ({ ...each, title: titles?.get(each.titleId) })),
    }
  );
}
