import { z } from 'zod';
import { phaseNames } from '../../shared/domain/state';
import { compartments } from '../../shared/policy/compartments';
import { views } from '../../shared/policy/views';
import { custodyShown } from './answer-custody';

const text = z.string();
const instant = z.string().meta({ format: 'date-time' });
const date = z.string().meta({ format: 'date' });

const personShown = z.object({ givenName: text, familyName: text, bornOn: date.optional() });

const openTask = z.object({
  taskId: text,
  kind: text,
  assigneeId: text,
  about: text,
  askedAt: instant,
  dueAt: instant,
  overdue: z.boolean(),
});

const session = z.object({
  sessionId: text,
  trackId: text,
  specialistId: text,
  startsAt: instant,
  minutes: z.int(),
  placeCode: text,
  status: text,
  module: text.optional(),
  seriesId: text.optional(),
});

const owedBy = z.object({ personId: text.optional(), function: text.optional() });

/** A case as the record has it, as far as the caller sees it: what is left out is in a compartment that they do not. */
export const caseAnswer = z
  .object({
    caseId: text,
    reference: text,
    views: z.record(z.enum(compartments), z.enum(views)).meta({ description: 'How much of each compartment you see' }),
    alias: text.optional(),
    phase: z.enum(phaseNames).optional(),
    person: personShown.optional(),
    phaseSince: instant.optional(),
    targetAt: instant.nullable().optional(),
    overdue: z.boolean().optional(),
    ownerId: text.nullable().optional().meta({ description: 'Who owns the phase' }),
    openedAt: instant.optional(),
    programme: z.object({ id: text, version: text }).optional(),
    coordinatingAgencyId: text.optional(),
    referringAgencyId: text.optional(),
    facilityId: text.optional(),
    legalBasis: text.optional(),
    admittedOn: date.optional(),
    expectedReleaseOn: date.optional(),
    sentenceEndsOn: date.optional(),
    functions: z.record(text, text).optional(),
    suspended: z.object({ since: instant, reasonCode: text }).nullable().optional(),
    diedOn: date.nullable().optional(),
    missing: z
      .array(z.object({ code: text, owedBy }))
      .optional()
      .meta({ description: 'What the gate to the next phase still lacks, and who owes it' }),
    nextDeadlines: z.array(z.object({ at: instant, what: text, about: text.optional() })).optional(),
    tasks: z.array(openTask).optional().meta({ description: 'What is asked and not yet answered' }),
    screening: z.record(text, text).optional(),
    assessments: z
      .array(
        z.object({
          assessmentId: text,
          purpose: text,
          instrumentId: text.optional(),
          instrumentVersion: text.optional(),
          assessorId: text.optional(),
          secondAssessorId: text.optional().meta({ description: 'Where the instrument takes two' }),
          moderatorId: text.optional(),
          ratedBy: z.array(text).readonly().optional().meta({ description: 'Of two assessors, who has rated' }),
          reviewerId: text.optional(),
          status: text,
          levelOfConcern: text.optional(),
          submittedAt: instant.optional(),
          approvedAt: instant.optional(),
          unrated: z.int().optional(),
          setAside: z
            .literal(true)
            .optional()
            .meta({ description: 'Since the case went back to before it: it stays true, and the gate wants another' }),
        }),
      )
      .optional(),
    reassessment: z.object({ dueFrom: instant, fellDue: z.boolean() }).nullable().optional(),
    housing: z
      .object({
        option: text,
        securityClass: text,
        roleTier: text,
        factors: z.array(text),
        decidedBy: text,
        decidedAt: instant,
        expiresOn: date,
      })
      .nullable()
      .optional(),
    plan: z
      .object({
        version: z.int(),
        status: text,
        aim: text,
        authorId: text,
        chairId: text.optional(),
        objectives: z.array(
          z.object({
            objectiveId: text,
            title: text.optional(),
            hasFailureThreshold: z.boolean(),
            reviewOn: date,
            standing: text.optional(),
          }),
        ),
        tracks: z.array(
          z.object({
            trackId: text,
            code: text,
            discipline: text,
            outcome: text.optional(),
            measured: z.array(text).optional(),
            modulesHeld: z.array(text).optional(),
          }),
        ),
        opinions: z
          .array(z.object({ personId: text, discipline: text, opinion: text }))
          .optional()
          .meta({ description: 'What each discipline says in writing; a dissent stays' }),
      })
      .nullable()
      .optional(),
    sessions: z.array(session).optional(),
    preRelease: z.object({ startedBy: text.nullable(), confirmed: z.record(text, text) }).optional(),
    release: z
      .object({
        kind: text,
        authority: text,
        decidedOn: date,
        releaseOn: date,
        waived: z.boolean().meta({ description: 'Released before the gate of pre_release was complete' }),
        conditions: z.int(),
        supervisionEndsOn: date.nullable(),
        senderId: text,
        receiverId: text,
        sentBy: text.nullable(),
        receivedBy: text.nullable(),
      })
      .nullable()
      .optional(),
    contacts: z
      .object({ kind: text, nextAt: instant.nullable(), made: z.int(), missed: z.int(), ended: z.boolean() })
      .nullable()
      .optional(),
    ...custodyShown,
    outcome: z.object({ code: text, aim: text.nullable(), decidedBy: text }).nullable().optional(),
  })
  .meta({ id: 'Case' });
export type CaseAnswer = z.input<typeof caseAnswer>;

/** What a command brought about, beside what is now true. */
export const commandAnswer = caseAnswer
  .extend({
    happened: z.array(text).meta({ description: 'The events that came of it, as far as you see them' }),
  })
  .meta({ id: 'Outcome' });

/** One line of a list of cases. */
export const caseListItem = caseAnswer
  .pick({
    caseId: true,
    reference: true,
    alias: true,
    phase: true,
    phaseSince: true,
    engagement: true,
    targetAt: true,
    overdue: true,
  })
  .extend({
    person: personShown.omit({ bornOn: true }).optional(),
    nextDueAt: instant.nullable().optional(),
    facilityId: text.optional(),
    leadCoordinatorId: text.optional(),
    suspended: z.boolean().optional(),
    died: z.boolean().optional(),
    ended: z.boolean().optional(),
    openedAt: instant.optional(),
  });
export type CaseListItem = z.input<typeof caseListItem>;
