import { z } from 'zod';
import { bases, personKinds, reliabilities, sources } from '../kernel/provenance';

/** An enum of codes; OpenAPI shows the meaning of each. */
function oneOf<Code extends string>(what: string, meanings: Readonly<Record<Code, string>>) {
  const says = Object.entries(meanings).map(([code, meaning]) => `\`${code}\`: ${meaning as string}`);
  return z.enum(Object.keys(meanings) as Code[]).meta({ description: `${what}. ${says.join('; ')}.` });
}

/** The four codes of an entry's provenance. */
export const provenanceShape = {
  basis: oneOf('What the entry rests on', bases),
  source: oneOf('Where it is known from', sources),
  reliability: oneOf('How far it can be relied on', reliabilities),
  about: oneOf('The kind of person whom it is about', personKinds),
};

/** The provenance in a command: any of the four codes. Omitted ones take the defaults of the event type. */
export const statedProvenance = z
  .strictObject(provenanceShape)
  .partial()
  .meta({ description: 'Where what you state comes from: any part, the rest is as is usual for such an entry' });
