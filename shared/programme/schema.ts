import { z } from 'zod';
import { taskKinds, type TaskKind } from '../domain/tasks';
import { mayHearOf } from '../policy/who-may-hear';
import { caseFunctions } from '../policy/vocabulary';
import {
  absences,
  conferences,
  consent,
  gates,
  incentives,
  incidents,
  reassessmentRules,
  screenings,
  segregation,
  shortSentence,
  specialists,
  tracks,
} from './custody';
import { instrument } from './instrument';
import { code, codes, duration, span, spanBefore } from './parts';

const step = z.strictObject({
  until: span.nullable().meta({ description: 'Counted from the start; null in the last step, which goes on' }),
  every: span,
});
const schedule = z
  .array(step)
  .min(1)
  .refine((steps) => steps.slice(0, -1).every((each) => each.until !== null), 'only the last step may be open-ended');

const rung = z.strictObject({
  at: z.number().positive().meta({ description: 'The share of the window that has passed; 1 is the due time' }),
  to: z.enum(['assignee', ...caseFunctions]),
});
const ladder = z
  .array(rung)
  .refine(
    (rungs) => rungs.every(({ at }, index) => at > (rungs[index - 1]?.at ?? 0)),
    'each rung comes later than the last',
  );
const ladders = z
  .strictObject({ default: ladder })
  .catchall(ladder)
  .meta({ propertyNames: { enum: ['default', ...Object.keys(taskKinds)] } })
  .superRefine((all, context) => {
    for (const kind of Object.keys(all)) {
      if (kind === 'default' || kind in taskKinds) continue;
      context.addIssue({ code: 'custom', path: [kind], message: 'no kind of task has this name' });
    }
    for (const kind of Object.keys(taskKinds) as TaskKind[]) {
      const name = kind in all ? kind : 'default';
      for (const { to } of all[name] ?? [])
        if (to !== 'assignee' && !mayHearOf(to, kind))
          context.addIssue({ code: 'custom', path: [name], message: `${to} may not know of ${kind}` });
    }
  });

const phaseTargets = z.strictObject({
  referred: duration,
  intake: duration,
  assessing: duration,
  classifying: duration,
  planning: duration,
  released: duration,
  closing: duration,
});

const taskWindows = z.strictObject({
  session_invitation: duration,
  session_report: duration,
  assessment: duration,
  assessment_review: duration,
  assessment_consensus: duration.default('10wd'),
  challenge_review: duration.default('10wd'),
  conference_invitation: duration.default('3wd'),
  conference_report: duration.default('3wd'),
  action: duration.default('10wd'),
  concern_review: duration.default('2wd'),
  urgent_concern: duration.default('PT15M'),
  incident_notice: duration.default('1wd'),
  suspension_proposal: duration.default('1wd'),
  intelligence_attestation: duration.default('10wd'),
  incentive_decision: duration.default('10wd'),
  plan_opinion: duration.default('10wd'),
  plan_approval: duration,
  review_decision: duration,
  release_confirmation: duration,
  handover_sending: duration,
  handover_acceptance: duration,
  contact_report: duration,
  outreach: duration,
  follow_up: duration,
});

/** Policy as data: everything a jurisdiction decides about timings, ladders, lists and instruments. */
export const programmeSchema = z.strictObject({
  id: code,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'a semantic version such as 1.0.0'),
  title: z.string().min(1),
  phaseTargets,
  taskWindows,
  ladders,
  reassessment: schedule,
  reassessmentRules,
  gates,
  inclusionCriteria: z.array(code).default([]),
  screenings,
  background: z.array(code).default([]),
  conferences,
  consent,
  incidents,
  incentives,
  specialists,
  segregation,
  shortSentence,
  absences,
  housing: z.strictObject({
    reviewAtMost: duration,
    separateReviewAtMost: duration,
    factors: codes,
    securityClasses: codes,
    roleTiers: codes,
  }),
  preRelease: z.strictObject({ startsBefore: spanBefore, finalAssessmentWithin: spanBefore }),
  firstContact: z.strictObject({ supervised: duration, aftercare: duration }),
  contacts: z.strictObject({ supervised: schedule, aftercare: schedule }),
  linkOutlives: duration,
  placeCodes: codes,
  tracks,
  reasons: z.strictObject({
    invitationDeclined: codes,
    sessionNotHeld: codes,
    sessionCancelled: codes,
    approvalRejected: codes,
    assessmentNotPossible: codes,
    contactMissed: codes,
    outreachFailed: codes,
    suspended: codes,
    reassigned: codes,
    conflictOfInterest: codes.default(['other']),
    keepApart: codes.default(['other']),
    conferenceCancelled: codes.default(['other']),
    actionNotPossible: codes.default(['other']),
    trackDroppedOut: codes.default(['other']),
    incentiveRefused: codes.default(['other']),
    incentiveRevoked: codes.default(['other']),
    datesChanged: codes.default(['other']),
  }),
  outcomes: codes,
  instruments: z.array(instrument).min(1),
});

export type Programme = z.infer<typeof programmeSchema>;
