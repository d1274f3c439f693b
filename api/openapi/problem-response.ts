import { z } from 'zod';

const text = z.string();
const texts = z.array(text);

/** Members of a problem that help the caller; each comes with certain codes only. */
const members = {
  phase: text.optional().meta({ description: 'The phase of the case' }),
  allowed: texts.optional().meta({ description: 'The phases in which it is allowed' }),
  missing: z
    .array(z.union([text, z.object({ kind: text, taskId: text })]))
    .optional()
    .meta({ description: 'What is lacking, by its codes; a task that has to be answered first by its kind and id' }),
  known: texts.optional().meta({ description: 'The codes that the programme knows' }),
  possible: texts.optional().meta({ description: 'The answers that the task takes' }),
  scale: texts.optional().meta({ description: 'The levels of the scale' }),
  oneOf: texts.optional().meta({ description: 'The disciplines of which one is needed' }),
  lacking: texts.optional().meta({ description: 'The disciplines that a quorum lacks, or the qualifications' }),
  until: text.optional().meta({ description: 'The day until which a qualification would have to hold' }),
  purposes: texts.optional().meta({ description: 'The purposes for which there is no consent' }),
  now: text.optional().meta({ description: 'How it stands already' }),
  outcome: text.optional().meta({ description: 'How the track ended' }),
  earlier: texts.optional().meta({ description: 'The phases to which one may go back' }),
  notBefore: text.optional().meta({ description: 'The earliest instant at which it can have happened' }),
  latest: text.optional().meta({ description: 'The latest date' }),
  limit: text.optional().meta({ description: 'The day after which separation needs reasons of its own' }),
  nextScreeningOn: text.optional().meta({ description: 'When suitability is looked at again' }),
  atMost: z.int().optional().meta({ description: 'How many sessions a series may have' }),
  within: text.optional().meta({ description: 'The time within which a series must end' }),
  every: text.optional().meta({ description: 'The step of the series' }),
  wanted: z.int().optional().meta({ description: 'How many kinds of source a rating needs' }),
  named: texts.optional().meta({ description: 'The kinds of source that it names' }),
  versions: z.array(z.int()).optional().meta({ description: 'The versions of the plan that may be meant' }),
  agencyId: text.optional().meta({ description: 'The agency that the person would have to be of' }),
  references: texts.optional().meta({ description: 'Cases of your agency that may be of the same person' }),
  agencyIds: texts.optional().meta({ description: 'Other agencies with such a case' }),
  challengeId: text.optional().meta({ description: 'The challenge that is open' }),
  pairIds: texts.optional().meta({ description: 'Of whom the person is to be kept apart' }),
  objectiveId: text.optional().meta({ description: 'The objective that lacks something' }),
  objective: z.int().optional().meta({ description: 'Its place in the plan, from 1' }),
};

/** The body of every error response (RFC 9457). */
export const problemResponse = z
  .object({
    type: text.meta({ description: '`urn:throughcare:problem:` and the code' }),
    title: text,
    status: z.int(),
    code: text.regex(/^[a-z][a-z_]*$/).meta({ description: 'For programs: stable, lower case with underscores' }),
    detail: text.optional().meta({ description: 'For people' }),
    correlationId: text.meta({ description: 'By which the log finds the request' }),
    errors: z
      .array(
        z.object({ path: text.meta({ description: 'The field, such as `person.bornOn`' }), message: text, code: text }),
      )
      .optional(),
    ...members,
  })
  .meta({ id: 'Problem' });
