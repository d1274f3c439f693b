import { z } from 'zod';
import { taskKinds, type TaskKind } from '../domain/tasks';
import { isDuration } from '../domain/time';
import { mayHearOf } from '../policy/derived';
import { disciplines, caseFunctions } from '../policy/vocabulary';

const duration = z
  .string()
  .refine(isDuration, 'not a duration: ISO 8601 such as P90D or PT72H, or working days such as 5wd');
/** Time that passes: never nothing, or a schedule would never move on. */
const span = duration.refine((text) => /[1-9]/.test(text), 'longer than nothing');
/** Counted backwards from a date, which working days cannot be. */
const spanBefore = span.refine(
  (text) => !text.endsWith('wd'),
  'an ISO 8601 duration: working days are not counted backwards',
);
const code = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a code is lower case with underscores');
const codes = z.array(code).min(1);
const step = z.strictObject({ until: span.nullable(), every: span });
const schedule = z
  .array(step)
  .min(1)
  .refine((steps) => steps.slice(0, -1).every((each) => each.until !== null), 'only the last step may be open-ended');

const rung = z.strictObject({ at: z.number().positive(), to: z.enum(['assignee', ...caseFunctions]) });
const ladder = z
  .array(rung)
  .refine(
    (rungs) => rungs.every(({ at }, index) => at > (rungs[index - 1]?.at ?? 0)),
    'each rung comes later than the last',
  );
const ladders = z
  .strictObject({ default: ladder })
  .catchall(ladder)
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

function areDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

const instrument = z.strictObject({
  id: code,
  version: z.string(),
  title: z.string(),
  validated: z.boolean(),
  licence: z.string(),
  scale: codes,
  evidenceRequired: z.boolean(),
  /** Who is trained to use it. */
  disciplines: z.array(z.enum(disciplines)).min(1),
  items: z
    .array(z.strictObject({ id: code, domain: code, title: z.string(), protective: z.boolean().default(false) }))
    .min(1)
    .refine((items) => areDistinct(items.map(({ id }) => id)), 'two items have the same id'),
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
  tracks: z
    .array(z.strictObject({ code, title: z.string().min(1), discipline: z.enum(disciplines) }))
    .min(1)
    .refine((tracks) => areDistinct(tracks.map((track) => track.code)), 'two tracks have the same code'),
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
  }),
  outcomes: codes,
  instruments: z.array(instrument).min(1),
});

export type Programme = z.infer<typeof programmeSchema>;
