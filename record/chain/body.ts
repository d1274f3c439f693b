import { z } from 'zod';
import type { RecordedEvent } from '../log';

/** What an event says, as it is sealed and committed to: author, true type and data, to the letter. */
export interface EventBody {
  readonly actorId: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const stored = z.object({ actorId: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()) });

export function writeBody({ actorId, type, data }: RecordedEvent): string {
  return JSON.stringify({ actorId, type, data });
}

/** @throws where it is no body of an event */
export function readBody(text: string): EventBody {
  return stored.parse(JSON.parse(text));
}
