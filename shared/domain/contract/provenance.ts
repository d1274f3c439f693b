import { z } from 'zod';
import { bases, personKinds, reliabilities, sources } from '../kernel/provenance';

/** One of some codes, and in OpenAPI what each of them means. */
function oneOf<Code extends string>(what: string, meanings: Readonly<Record<Code, string>>) {
  const says = Object.entries(meanings).map(([code, meaning]) => `\`${code}\`: ${meaning as string}`);
  return z.enum(Object.keys(meanings) as Code[]).meta({ description: `${what}. ${says.join('; ')}.` });
}

/** The four codes that say where what an entry tells comes from. */
export const provenanceShape = {
  basis: oneOf('What the entry rests on', bases),
  source: oneOf('Where it is known from', sources),
  reliability: oneOf('How far it can be relied on', reliabilities),
  about: oneOf('The kind of person whom it is about', personKinds),
};

/** What a command may say of it: any part, the rest is as is usual for what happens. */
export const statedProvenance = z
  .strictObject(provenanceShape)
  .partial()
  .meta({ description: 'Where what you state comes from: any part, the rest is as is usual for such an entry' });
