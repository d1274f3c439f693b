import { z } from 'zod';
import { programmeSections, reasonLists } from '../domain/catalogue';
import { code } from '../domain/contract/parts';
import type { Programme } from '../domain/programme';

export type { Programme } from '../domain/programme';

/** The subject of each part of a definition, for editors (JSON Schema) and for docs/programme-definitions.md. */
export const sections: Readonly<Record<keyof Programme, string>> = {
  id: 'The name of the programme; a new version keeps it.',
  version: 'Rises with every change: what the record has once is never overwritten.',
  title: 'What people read.',
  ...saysOf(programmeSections),
  reasons: 'The lists of reasons that answers and commands choose from; each ends with `other`.',
};

/** Policy as data: everything a jurisdiction decides about timings, ladders, lists and instruments. */
export const programmeSchema = z.strictObject({
  id: code,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'a semantic version such as 1.0.0'),
  title: z.string().min(1),
  ...schemasOf(programmeSections),
  reasons: z.strictObject(reasonLists),
}) as unknown as z.ZodObject & z.ZodType<Programme>;

type Sections = typeof programmeSections;

function saysOf(parts: Sections): Readonly<Record<keyof Sections, string>> {
  const entries = Object.entries(parts).map(([name, { says }]) => [name, says]);
  return Object.fromEntries(entries) as Record<keyof Sections, string>;
}

function schemasOf(parts: Sections): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(Object.entries(parts).map(([name, { schema }]) => [name, schema]));
}
