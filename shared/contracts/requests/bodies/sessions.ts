import { z } from 'zod';
import { isDuration, type Duration } from '../../../domain/time';
import { engagementsSeen, observedProgress } from '../../../domain/commands';
import { code, id, instant, narrative } from '../text';
import { body } from './body';

const length = z.int().min(1).max(1440);

const every: z.ZodType<Duration> = z
  .string()
  .max(20)
  .refine(
    (text) => isDuration(text) && /^P\d+[DWM]$/.test(text) && /[1-9]/.test(text),
    'days, weeks or months: P7D, P1W, P1M',
  )
  .meta({
    type: 'string',
    pattern: '^P\\d*[1-9]\\d*[DWM]$',
    description: 'How often, as days, weeks or months: P7D, P1W, P1M',
  });

/** With `held`: observations of the session. */
export const seenInSession = {
  engagement: z.enum(engagementsSeen).optional(),
  observations: z
    .array(z.strictObject({ objectiveId: id, progress: z.enum(observedProgress), note: narrative.optional() }))
    .max(30)
    .optional(),
  concern: z.enum(['yes', 'urgent']).optional(),
};

export const sessionBodies = {
  planSession: body({
    trackId: id,
    specialistId: id,
    startsAt: instant,
    minutes: length,
    placeCode: code,
    module: code.optional(),
    overrideReasons: narrative.optional(),
  }),
  planSeries: body({
    trackId: id,
    specialistId: id,
    startsAt: instant,
    every,
    count: z.int().min(2).max(52),
    minutes: length,
    placeCode: code,
    overrideReasons: narrative.optional(),
  }),
};
