import { z } from 'zod';
import { bases, personKinds, type Provenance, reliabilities, sources } from '../../shared/domain/kernel/provenance';

/** The body of an event as it is sealed and committed to: author, true type, data and provenance. */
export interface EventBody {
  readonly actorId: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Absent in bodies of the first versions. */
  readonly provenance?: Provenance | undefined;
}

const codes = <Code extends string>(meanings: Readonly<Record<Code, string>>) =>
  z.enum(Object.keys(meanings) as Code[]);

const stored = z.object({
  actorId: z.string(),
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
  provenance: z
    .object({
      basis: codes(bases),
      source: codes(sources),
      reliability: codes(reliabilities),
      about: codes(personKinds),
    })
    .optional(),
});

export function writeBody(event: Omit<EventBody, 'data'> & { readonly data: object }): string {
  const { actorId, type, data, provenance } = event;
  return JSON.stringify({ actorId, type, data, provenance });
}

/** @throws where the text is no body of an event */
export function readBody(text: string): EventBody {
  return stored.parse(JSON.parse(text));
}
