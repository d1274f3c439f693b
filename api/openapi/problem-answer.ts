import { z } from 'zod';

/** The body of every answer that is no success (RFC 9457). */
export const problemAnswer = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'For programs: stable, lower case with underscores' }),
    detail: z.string().optional(),
    correlationId: z.string().meta({ description: 'By which the log finds the request' }),
    errors: z.array(z.object({ path: z.string(), message: z.string(), code: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
