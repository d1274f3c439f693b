import { z } from 'zod';
import { statedProvenance } from './provenance';
import { instant } from './text';

const occurredAt = instant.optional();

/** A strict object: it refuses unknown fields, so that no caller sets a field that the service fills in. */
export const body = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ ...shape, occurredAt });

/** The body of a command that states something about people; it may add provenance. */
export const statement = <Shape extends z.ZodRawShape>(shape: Shape) =>
  body({ ...shape, provenance: statedProvenance.optional() });
