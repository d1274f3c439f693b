import { z } from 'zod';

const text = z.string();
const instant = z.string().meta({ format: 'date-time' });
const date = z.string().meta({ format: 'date' });

/** What the custody path adds to a case, each part as far as the caller sees its compartment. */
export const custodyShown = {
  engagement: z
    .enum(['consenting', 'refused', 'withdrawn', 'not_suitable', 'not_asked'])
    .optional()
    .meta({ description: 'How far the person takes part of their own will' }),
  releaseBeforeCompletionLikely: z
    .boolean()
    .optional()
    .meta({ description: 'The sentence is short: targets are compressed, and the programme will hardly be complete' }),
  paroleEligibleOn: date.nullable().optional(),
  reassessmentRequired: z
    .object({ because: text, dueAt: instant })
    .nullable()
    .optional()
    .meta({ description: 'A reassessment owed outside its schedule' }),
  conferences: z
    .array(
      z.object({
        conferenceId: text,
        type: text,
        startsAt: instant,
        placeCode: text,
        chairId: text,
        status: text,
        members: z.array(z.object({ personId: text, discipline: text, answer: text })),
        lacking: z
          .array(text)
          .optional()
          .meta({ description: 'Disciplines of the quorum that were neither there nor reporting' }),
      }),
    )
    .optional(),
  conferenceDue: z.object({ type: text, dueAt: instant }).nullable().optional(),
  markers: z.array(text).optional(),
  convictedOn: date.nullable().optional(),
  conflicts: z.array(text).optional().meta({ description: 'People with a conflict of interest in this case' }),
  challenges: z.array(z.object({ challengeId: text, of: text, reviewerId: text })).optional(),
  segregationDays: z.int().optional().meta({ description: 'Days of uninterrupted separation, today counted' }),
  planDraft: z.object({ version: z.int(), status: text }).nullable().optional(),
  planAgreement: z.object({ version: z.int(), agreement: text }).nullable().optional(),
  riskPlan: z.object({ version: z.int(), reviewOn: date }).nullable().optional(),
  consents: z.record(text, z.object({ state: text, since: instant })).optional(),
  notSuitableUntil: date.nullable().optional().meta({ description: 'The next screening of suitability' }),
  background: z.array(text).optional(),
  levelOfConcern: z.object({ level: text, setBy: text, at: instant, hasRisen: z.boolean() }).nullable().optional(),
  comment: z.object({ assessmentId: text, outcome: text }).nullable().optional(),
  keepApart: z.array(z.object({ pairId: text, otherCaseId: text, reasonCode: text })).optional(),
  activitiesSuspended: z.object({ since: instant, incidentId: text }).nullable().optional(),
  restrictedEntries: z
    .object({ entries: z.int(), custodianId: text.nullable(), attestedAt: instant.nullable() })
    .optional()
    .meta({ description: 'That there are restricted entries, and whose; never what they say' }),
  incentives: z
    .array(z.object({ incentiveId: text, kind: text, milestone: text, granterId: text, status: text }))
    .optional(),
};
