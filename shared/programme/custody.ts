import { z } from 'zod';
import { markers } from '../domain/commands';
import { caseFunctions, disciplines } from '../policy/vocabulary';
import { areDistinct, code, codes, duration, span, spanBefore } from './parts';

/** What a gate may require; which of it a programme requires, and of which phase, stands in its definition. */
export const requirements = [
  'referral_acceptance',
  'screening',
  'baseline',
  'background',
  'person_comment',
  'classification',
  'plan',
  'quorum',
  'risk_plan',
  'plan_agreement',
  'consent_offer',
  'programme_completion',
  'confirmations',
  'final_assessment',
  'intelligence_attestation',
] as const;
export type Requirement = (typeof requirements)[number];

const required = (...usual: readonly Requirement[]) => z.array(z.enum(requirements)).default([...usual]);

/** What each phase of custody waits for. A definition that says nothing has the thin path of the first version. */
export const gates = z
  .strictObject({
    referred: required('referral_acceptance'),
    intake: required('screening'),
    assessing: required('baseline'),
    classifying: required('classification'),
    planning: required('plan'),
    programme: required('programme_completion'),
    pre_release: required('confirmations', 'final_assessment'),
  })
  .prefault({});

const screening = z.strictObject({
  code,
  owedBy: z.enum(caseFunctions).meta({ description: 'The function whose holder owes it' }),
  of: z
    .array(z.enum(markers))
    .default([])
    .meta({ description: 'Only of somebody with one of these markers; of everybody where none is named' }),
});
const firstScreenings = [
  { code: 'health', owedBy: 'health_lead', of: [] },
  { code: 'self_harm', owedBy: 'health_lead', of: [] },
  { code: 'safety', owedBy: 'duty_officer', of: [] },
  { code: 'language', owedBy: 'duty_officer', of: [] },
  { code: 'vulnerability', owedBy: 'duty_officer', of: [] },
  { code: 'separation', owedBy: 'duty_officer', of: [] },
] as const;

export const screenings = z
  .array(screening)
  .min(1)
  .refine((all) => areDistinct(all.map((each) => each.code)), 'two screenings have the same code')
  .default(firstScreenings.map((each) => ({ ...each, of: [] })));

const measure = z.strictObject({ code, scale: codes });

/** One strand of the programme: whose work it is, what comes before it, what it is made of, how it is measured. */
export const tracks = z
  .array(
    z.strictObject({
      code,
      title: z.string().min(1),
      discipline: z.enum(disciplines).meta({ description: 'Whose work it is' }),
      voluntary: z
        .boolean()
        .default(false)
        .meta({ description: 'Voluntary sessions need the person’s consent; statutory ones go on without' }),
      group: z
        .boolean()
        .default(false)
        .meta({ description: 'Held with several people; stopped with group activities' }),
      presumesGuilt: z
        .boolean()
        .default(false)
        .meta({ description: 'Takes for granted that the person did it: not before a conviction' }),
      accreditation: code.optional().meta({ description: 'What the specialist must be accredited for' }),
      requires: z.array(code).default([]).meta({ description: 'Tracks that are completed first; they stand before' }),
      modules: z.array(code).default([]).meta({ description: 'What a session of the track can be about' }),
      measures: z
        .array(measure)
        .default([])
        .meta({ description: 'What is measured before and after, lowest level first' }),
    }),
  )
  .min(1)
  .refine((all) => areDistinct(all.map((track) => track.code)), 'two tracks have the same code')
  .superRefine((all, context) => {
    const known = all.map((track) => track.code);
    all.forEach(({ requires }, index) => {
      requires.forEach((before, place) => {
        if (known.indexOf(before) < 0 || known.indexOf(before) >= index)
          context.addIssue({
            code: 'custom',
            path: [index, 'requires', place],
            message: 'a track that stands before this one is meant, so that none waits for itself',
          });
      });
    });
  });

/** Types of conference, each with the disciplines that must be present or report in writing. */
export const conferences = z
  .record(
    code,
    z.strictObject({ quorum: z.array(z.enum(disciplines)).default([]), minutes: z.int().min(1).default(90) }),
  )
  .default({});

const purpose = z.strictObject({
  code,
  stops: z
    .enum(['voluntary_sessions', 'nothing'])
    .default('nothing')
    .meta({ description: 'What a refusal or a withdrawal stops' }),
});

export const consent = z
  .strictObject({
    purposes: z.array(purpose).default([]),
    offerAgainAfter: span
      .default('P90D')
      .meta({ description: 'When a refused or withdrawn consent is asked for again' }),
  })
  .prefault({});

export const incidents = z
  .strictObject({
    kinds: codes.default(['other']),
    severities: codes.default(['minor', 'serious']).meta({ description: 'In order, the least severe first' }),
    notify: z
      .array(z.enum(caseFunctions))
      .default(['lead_coordinator', 'facility_manager', 'police_lead', 'chair'])
      .meta({ description: 'Who is told: the holders of these functions' }),
    proposeSuspensionFrom: code
      .default('serious')
      .meta({ description: 'From which severity on it is proposed to suspend group activities and privileges' }),
    reassessWithin: span.default('5wd'),
    conferenceWithin: span.default('5wd'),
  })
  .refine(({ severities, proposeSuspensionFrom }) => severities.includes(proposeSuspensionFrom), {
    path: ['proposeSuspensionFrom'],
    error: 'one of the severities',
  })
  .prefault({});

/** By which a reassessment falls due earlier or later than by the schedule; the earliest that applies holds. */
export const reassessmentRules = z
  .strictObject({
    highConcern: span.optional(),
    juvenile: span.optional(),
    stable: z
      .strictObject({ rounds: z.int().min(1), every: span })
      .optional()
      .meta({ description: 'After so many approved rounds at low concern in a row' }),
  })
  .prefault({});

export const shortSentence = z
  .strictObject({ below: span })
  .optional()
  .meta({ description: 'Less time than this from admission to release compresses the targets, and flags the case' });

export const absences = z
  .record(code, z.enum(['person', 'specialist', 'facility']))
  .default({})
  .meta({ description: 'Whose absence a reason of `sessionNotHeld` tells: the rest is nobody’s' });

export const specialists = z
  .strictObject({
    vettingRequired: z.boolean().default(false),
    inviteBefore: spanBefore
      .default('P14D')
      .meta({ description: 'How long before a session of a series its specialist is asked for it' }),
  })
  .prefault({});

export const incentives = z.strictObject({ kinds: codes.default(['other']) }).prefault({});

export const segregation = z
  .strictObject({ alarmAfter: duration.default('P13D'), limit: duration.default('P15D') })
  .prefault({});
