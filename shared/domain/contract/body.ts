import { z } from 'zod';
import { statedProvenance } from './provenance';
import { instant } from './text';

const occurredAt = instant.optional();

/** A body holds what its schema names and nothing else, so that nobody sets what is not theirs to set. */
export const body = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ ...shape, occurredAt });

/** The body of a command that states something of people; where that comes from may be said beside it. */
export const statement = <Shape extends z.ZodRawShape>(shape: Shape) =>
  body({ ...shape, provenance: statedProvenance.optional() });
