import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { StreamRef } from '../shared/contracts/engine';
import type { Narrative } from '../shared/domain/commands';
import type { Instant } from '../shared/domain/time';
import type { Database, NewRow } from './schema';

/** A free text on its way into the record: kept only with the events that refer to it. */
export interface FreeTextToKeep extends Narrative {
  readonly compartment: string;
  readonly salt: Buffer;
  readonly body: string;
}

export interface KeptText extends Narrative {
  readonly compartment: string;
  readonly body: string;
  readonly recordedAt: Instant;
}

/** What makes a text's id and salt unguessable: handed in, so that tests can repeat them. */
export interface TextSources {
  /** A UUID. */
  readonly newId: () => string;
  readonly randomBytes: (size: number) => Buffer;
}

const saltBytes = 32;

/**
 * A text ready to be kept with a command: the command carries its `narrativeId` and `commitment`, `commit` gets the
 * rest in `texts`. The commitment is SHA-256 over salt and text, so that the log can be verified by somebody who may
 * not read it, and says nothing once salt and text are gone.
 */
export function prepareText(
  text: { readonly body: string; readonly compartment: string },
  { newId, randomBytes }: TextSources,
): FreeTextToKeep {
  const salt = randomBytes(saltBytes);
  return { narrativeId: newId(), commitment: commitmentOf(salt, text.body), salt, ...text };
}

/** The commitment to a text, as 64 hexadecimal digits. */
export function commitmentOf(salt: Buffer, body: string): string {
  return createHash('sha256').update(salt).update(body, 'utf8').digest('hex');
}

/** The texts of these ids that belong to the stream, by id; an unknown one is left out. */
export async function listTexts(
  db: Kysely<Database>,
  stream: StreamRef,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KeptText>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('narratives')
    .select(['id as narrativeId', 'commitment', 'compartment', 'body', 'recorded_at as recordedAt'])
    .where('stream_kind', '=', stream.kind)
    .where('stream_id', '=', stream.id)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.narrativeId, row]));
}

/** The row of a text that was accepted. */
export function textRow(stream: StreamRef, text: FreeTextToKeep, recordedAt: Instant): NewRow<'narratives'> {
  return {
    id: text.narrativeId,
    stream_kind: stream.kind,
    stream_id: stream.id,
    compartment: text.compartment,
    salt: text.salt,
    commitment: text.commitment,
    body: text.body,
    recorded_at: recordedAt,
  };
}
