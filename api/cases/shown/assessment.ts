import { z } from 'zod';
import { instant, person, shown, text } from './case-seen';

const full = shown('assessment', 'full');
const summary = shown('assessment', 'summary');
const due = shown('assessment', 'due');

const assessment = z.object({
  assessmentId: text,
  purpose: text,
  instrumentId: text.optional(),
  instrumentVersion: text.optional(),
  assessorId: person.optional(),
  secondAssessorId: person.optional().meta({ description: 'Where the instrument takes two' }),
  moderatorId: person.optional(),
  ratedBy: z.array(person).readonly().optional().meta({ description: 'Of two assessors, who has rated' }),
  reviewerId: person.optional(),
  status: text,
  levelOfConcern: text.optional(),
  submittedAt: instant.optional(),
  approvedAt: instant.optional(),
  unrated: z.int().optional(),
  setAside: z
    .literal(true)
    .optional()
    .meta({ description: 'Since the case went back to before it: it stays true, and the gate wants another' }),
});

/** Findings about the person. */
export const assessmentRows = {
  screening: full(z.record(text, text), ({ kase }) => kase.screening),
  // A summary shows which rounds there were and their progress.
  assessments: summary(z.array(assessment), ({ kase, sight }) =>
    sight.views.assessment === 'full'
      ? kase.assessments
      : kase.assessments.map(({ assessmentId, purpose, status }) => ({ assessmentId, purpose, status })),
  ),
  reassessment: summary(
    z.object({ dueFrom: instant, fellDue: z.boolean() }).nullable(),
    ({ kase }) => kase.reassessment,
  ),
  // The reason reveals what happened.
  reassessmentRequired: due(
    z.object({ because: text, dueAt: instant }).nullable().meta({
      description: 'A reassessment owed outside its schedule',
    }),
    ({ kase }) => kase.reassessmentRequired,
  ),
  background: full(z.array(text), ({ kase }) => kase.background),
  levelOfConcern: full(
    z.object({ level: text, setBy: person, at: instant, hasRisen: z.boolean() }).nullable(),
    ({ kase }) => kase.concern,
  ),
  comment: full(z.object({ assessmentId: text, outcome: text }).nullable(), ({ kase }) => kase.comment),
};
